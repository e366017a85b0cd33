namespace Waymark.Sandbox.CleverTap.Accounts;

/// <summary>One account as its owner set it up.</summary>
public sealed record AccountSettings
{
    public required string Id { get; init; }

    public required string Passcode { get; init; }

    /// <summary>Only <c>/attribution</c> asks for it.</summary>
    public string Token { get; init; } = "";

    /// <summary>A label (EU, IN, US, SG, SK, ID, UAE) or the code of a host (in1).</summary>
    public string Region { get; init; } = "EU";

    /// <summary>The project's zone, in which queries read and write times.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The measurement partners whose <c>/attribution</c> calls are let in.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    public bool InorganicInstalls { get; init; } = true;

    /// <summary>Off until the customer turns it on, as in the real product.</summary>
    public bool OrganicInstalls { get; init; }

    /// <summary>Whether a partner's custom events are taken; off until the customer turns it on.</summary>
    public bool CustomEvents { get; init; }

    public Strictness Strictness { get; init; }

    /// <summary>Event names discarded in the dashboard, refused with 528.</summary>
    public IReadOnlyList<string> DiscardedEvents { get; init; } = [];

    /// <summary>Whether event properties may be objects; CleverTap turns it on for some accounts.</summary>
    public bool NestedObjects { get; init; }

    public int MaxEventProperties { get; init; } = 100;

    /// <summary>Uploads answered at one time; one more is answered 429.</summary>
    public int MaxInFlight { get; init; } = 15;

    /// <summary>Any other kind of call answered at one time.</summary>
    public int MaxOtherInFlight { get; init; } = 3;

    /// <summary>CleverTap publishes no figure; two megabytes are on the safe side.</summary>
    public int MaxBodyBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The account that is there without any configuration.</summary>
    public static AccountSettings Default { get; } = new()
    {
        Id = "TEST-ACC-0001",
        Passcode = "test-passcode",
        Token = "test-token",
        Partners = ["attribution partner"],
    };
}

/// <summary>What happens to over-long values and prohibited characters; CleverTap does not document it.</summary>
public enum Strictness
{
    /// <summary>Cut or stripped, and said so in the request's verdict.</summary>
    Warn,

    /// <summary>The record is refused.</summary>
    Strict,
}
