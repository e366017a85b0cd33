using System.Text.Json;

namespace Waymark.Apps;

/// <summary>One row of an integration's event list.</summary>
public sealed record EventMapping
{
    /// <summary>The app's event name, exact; <c>*</c> for every event.</summary>
    public required string Event { get; init; }

    /// <summary>The partner's name for it; the app's own when absent.</summary>
    public string? As { get; init; }

    public Audience Users { get; init; }

    public SendRevenue SendRevenue { get; init; } = SendRevenue.ValuesAndRevenue;

    /// <summary>Prices go with the revenue, so that nobody can add them up again.</summary>
    public bool RemovePrices { get; init; }

    /// <summary>What must hold for the event's parameters; all of them.</summary>
    public IReadOnlyList<EventCondition> When { get; init; } = [];

    /// <summary>Days after the conversion, for this event; the integration's when absent, 0 = for ever.</summary>
    public int? WindowDays { get; init; }
}

/// <summary>How much of an event's parameters a partner gets.</summary>
public enum SendRevenue
{
    NoValuesAndNoRevenue,
    ValuesAndNoRevenue,
    ValuesAndRevenue,
}

/// <summary>Something that must hold for one parameter of an event.</summary>
public sealed record EventCondition
{
    /// <summary>The parameter's name; dots lead into objects, such as <c>order.total</c>.</summary>
    public required string Value { get; init; }

    /// <summary>Any of these texts, numbers or booleans.</summary>
    public IReadOnlyList<JsonElement> In { get; init; } = [];

    /// <summary>None of these.</summary>
    public IReadOnlyList<JsonElement> NotIn { get; init; } = [];

    /// <summary>The least number it may be; a number in text counts too.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The largest number it may be.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>A text it contains, in any letter case.</summary>
    public string? Contains { get; init; }

    /// <summary>Whether it is there at all.</summary>
    public bool? Exists { get; init; }
}
