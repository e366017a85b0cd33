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

    /// <summary>Staff made or changed smart links.</summary>
    SmartLinks = 40,

    /// <summary>A user's invite was made.</summary>
    Invite = 41,

    /// <summary>A user sent an invite through a channel.</summary>
    InviteSent = 42,

    /// <summary>An app gives the token or code of the link that brought its user.</summary>
    LinkGiven = 43,

    /// <summary>Somebody set or removed a relation.</summary>
    Relation = 44,

    /// <summary>A user's id under a provider was added or removed.</summary>
    Identity = 45,

    /// <summary>A promo code was made, changed or claimed.</summary>
    PromoCode = 46,

    /// <summary>A person reviewed a referral.</summary>
    ReferralReview = 47,

    /// <summary>A device was registered for testing, or is no longer.</summary>
    TestDevice = 48,

    /// <summary>Time has passed: what waits for an hour or a day may go on.</summary>
    Tick = 49,

    /// <summary>A person or server decided on a reward.</summary>
    Reward = 50,

    /// <summary>An app asks through which link its user came.</summary>
    ReferralQuestion = 51,

    /// <summary>A postback of SKAdNetwork, as received.</summary>
    SkAdNetworkPostback = 60,

    /// <summary>A postback of AdAttributionKit, as received.</summary>
    AdAttributionKitPostback = 61,

    /// <summary>What Apple's AdServices answered about a token: see <see cref="Attribution.Apple.AppleStatement"/>.</summary>
    AppleStatement = 62,

    /// <summary>What an ad network claims by itself, asked or not.</summary>
    NetworkClaim = 63,

    /// <summary>What the look at a source's distributions came to, or a person's decision on it.</summary>
    SourceFinding = 70,
}
