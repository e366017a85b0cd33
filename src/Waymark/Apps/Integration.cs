using Waymark.Integrations;

namespace Waymark.Apps;

/// <summary>One app's settings for one partner.</summary>
public sealed record Integration
{
    public required string Id { get; init; }

    /// <summary>The connector's name, such as <c>clevertap</c>.</summary>
    public required string Partner { get; init; }

    /// <summary>Off: nothing is sent for what happens while it is off; what happened before stays as it was told.</summary>
    public bool Active { get; init; }

    /// <summary>The partner's own settings by name, as text; which there are, and which are secret, the connector says.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whose events the partner hears of: everybody's, real users' or those of test builds.</summary>
    public EventEnvironment Environment { get; init; }

    /// <summary>Which installs the partner hears of; re-attributions and re-engagements too where they have no line of their own.</summary>
    public Audience Installs { get; init; }

    /// <summary>Which re-attributions; as <see cref="Installs"/> when absent.</summary>
    public Audience? Reattributions { get; init; }

    /// <summary>Which re-engagements; as <see cref="Installs"/> when absent.</summary>
    public Audience? Reengagements { get; init; }

    /// <summary>Which reinstalls that no touch earned.</summary>
    public Audience Reinstalls { get; init; } = Audience.Off;

    /// <summary>Off: the partner hears of no re-attribution or re-engagement.</summary>
    public bool Retargeting { get; init; } = true;

    /// <summary>Off: a user whom a mere view earned is not one of this partner's.</summary>
    public bool ViewThrough { get; init; } = true;

    /// <summary>The switch of all referral events, for partners that hear of them without a row in the event list.</summary>
    public bool Referrals { get; init; } = true;

    /// <summary>The switch of all in-app events.</summary>
    public bool InAppEvents { get; init; } = true;

    /// <summary>In-app events the partner hears of; the first row whose event fits decides.</summary>
    public IReadOnlyList<EventMapping> Events { get; init; } = [];

    /// <summary>Days after the conversion during which events are told, the last moment included; 0 = for ever, absent = the kind of partner decides.</summary>
    public int? PostbackWindowDays { get; init; }

    /// <summary>Media sources that are this partner's own, such as <c>META</c>; its connector's when empty.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What becomes of events that a restricted source earned, in place of what the table of sources says.</summary>
    public RestrictionLevel? Restricted { get; init; }

    /// <summary>The partner hears only of users whom the app knows by an id of its own; events wait for it.</summary>
    public bool RequireUserId { get; init; }

    /// <summary>The partner hears only of devices with an advertising id.</summary>
    public bool RequireDeviceId { get; init; }

    /// <summary>In Europe the partner hears only of people who agreed to it; absent: advertising partners only.</summary>
    public bool? RequireConsent { get; init; }

    /// <summary>Tell of installs that fraud rules took from a source, as <c>install_rejected</c>.</summary>
    public bool SendRejected { get; init; }

    /// <summary>Tell of what feeds told as history and of what was imported, too.</summary>
    public bool History { get; init; }

    /// <summary>Seconds an event is kept back before it is told, 0 to 600.</summary>
    public int DelaySeconds { get; init; }

    /// <summary>How many calls a second the partner gets at most; 0 = as many as it takes.</summary>
    public int CallsPerSecond { get; init; }

    /// <summary>Hours an event waits for the partner's user id before it is sent under the app's own, or given up.</summary>
    public int HoldHours { get; init; } = 72;
}

/// <summary>Whether an event comes from a build or store environment made for testing.</summary>
public enum EventEnvironment
{
    Any,
    Production,
    Sandbox,
}

/// <summary>For users from where.</summary>
public enum Audience
{
    /// <summary>All media sources, including organic.</summary>
    All,

    /// <summary>Only users that a touch earned, whosesoever.</summary>
    Attributed,

    /// <summary>Only events attributed to this partner.</summary>
    ThisPartner,

    Off,
}
