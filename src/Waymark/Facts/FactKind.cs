namespace Waymark.Facts;

/// <summary>What sort of thing was said. The numbers are stored in the journal and never change.</summary>
public enum FactKind : byte
{
    Init = 1,
    AttributionData = 2,
    Signup = 3,
    UserData = 4,
    Event = 5,
    Payment = 6,
    PaymentRemoval = 7,
    PushToken = 8,
    Integrations = 9,
    DeepLink = 10,
    CustomerUserId = 11,
    DeepLinkTriggered = 12,

    Click = 20,
    Web = 21,

    /// <summary>A person decided whom what they do is passed on to.</summary>
    Sharing = 22,

    /// <summary>A file of daily exchange rates, for all apps.</summary>
    ExchangeRates = 23,

    /// <summary>A batch that a feed sent: see <see cref="Feeds.FeedFact"/>.</summary>
    Feed = 30,

    /// <summary>A webhook campaign's call.</summary>
    FeedWebhook = 31,
}
