namespace Waymark.Events;

/// <summary>Which feed an event came by, or followed from.</summary>
/// <param name="Feed">The feed's id.</param>
/// <param name="Partner">Whose words these were: they are not told back to it.</param>
/// <param name="Type">The event's type as the sender gave it, such as <c>attribution</c> or <c>uninstall</c>.</param>
public sealed record Origin(string Feed, string Partner, string Type)
{
    /// <summary>The sender's tests: part of no figure.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>Told long after it happened: only who asks for history hears of it.</summary>
    public bool IsHistory { get; init; }

    /// <summary>Nothing tied it to a user or device.</summary>
    public bool IsUnmatched { get; init; }

    /// <summary>The sender had it from us: whoever may hear of it has heard, and it is part of no figure.</summary>
    public bool IsOurs { get; init; }
}
