namespace Waymark.Integrations;

/// <summary>What sort of receiver a partner is: how much of an event's credit it may hear depends on it.</summary>
public enum PartnerClass
{
    /// <summary>An analytics or marketing tool of the owner's.</summary>
    Analytics,

    /// <summary>Sells advertising: it must not learn which other network earned a user.</summary>
    AdNetwork,

    /// <summary>The owner's own systems, such as a webhook: no third party.</summary>
    Own,
}
