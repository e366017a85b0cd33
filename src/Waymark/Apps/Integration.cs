namespace Waymark.Apps;

/// <summary>One app's settings for one partner.</summary>
public sealed record Integration
{
    public required string Id { get; init; }

    /// <summary>The connector's name, such as <c>clevertap</c>.</summary>
    public required string Partner { get; init; }

    /// <summary>Off: nothing is sent for what happens while it is off.</summary>
    public bool Active { get; init; }

    /// <summary>The partner's own settings by name, as text; which there are, and which are secret, the connector says.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Which installs, re-attributions and re-engagements the partner hears of.</summary>
    public Audience Installs { get; init; } = Audience.All;

    /// <summary>Tell the partner of reinstalls that no touch earned.</summary>
    public bool Reinstalls { get; init; }

    /// <summary>Media sources that are this partner's own, such as <c>META</c>; its connector's when empty.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>In-app events the partner hears of; the first row whose event fits decides.</summary>
    public IReadOnlyList<EventMapping> Events { get; init; } = [];

    /// <summary>Hours an event waits for the partner's user id before it is sent under the app's own, or given up.</summary>
    public int HoldHours { get; init; } = 72;
}

/// <summary>For users from where.</summary>
public enum Audience
{
    /// <summary>All sources, organic included.</summary>
    All,

    /// <summary>Only users that a touch earned.</summary>
    Attributed,

    Off,
}

/// <summary>One row of an integration's event list.</summary>
public sealed record EventMapping
{
    /// <summary>The app's event name, exact; <c>*</c> for every event.</summary>
    public required string Event { get; init; }

    /// <summary>The partner's name for it; the app's own when absent.</summary>
    public string? As { get; init; }

    public SendRevenue SendRevenue { get; init; } = SendRevenue.ValuesAndRevenue;

    public Audience Users { get; init; } = Audience.All;
}

/// <summary>How much of an event's parameters a partner gets.</summary>
public enum SendRevenue
{
    NoValuesAndNoRevenue,
    ValuesAndNoRevenue,
    ValuesAndRevenue,
}
