using Waymark.SmartLinks;

namespace Waymark.Referrals;

/// <summary>Something that says through which link somebody came.</summary>
public sealed record LinkClue
{
    public required ClueKind Kind { get; init; }

    /// <summary>The token or code, as it was said.</summary>
    public required string Said { get; init; }

    /// <summary>Null when the app has no such link.</summary>
    public SmartLink? Link { get; init; }

    /// <summary>When the link was clicked; where no click is known, when the clue was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Null when no click of ours is behind it.</summary>
    public string? ClickId { get; init; }

    /// <summary>The URL as it was followed or opened; null for what was typed.</summary>
    public string? Url { get; init; }

    /// <summary>The click's address as a match key; null when it is not known or may not be compared.</summary>
    public string? Address { get; init; }

    /// <summary>Why what comes through the link earns nothing, such as <c>archived</c>; null when it may.</summary>
    public string? Refused { get; init; }

    /// <summary>What speaks against a guess, in words; null when nothing does, and for what is proved.</summary>
    public string? Objection { get; init; }

    public bool IsGuaranteed => Kind != ClueKind.Probabilistic;

    public bool IsInvite => Link?.Sender is not null;
}

/// <summary>What a clue rests on, the strongest first.</summary>
public enum ClueKind
{
    /// <summary>The app or page was opened with the link itself.</summary>
    Link,

    /// <summary>The store handed over the click.</summary>
    StoreReferrer,

    /// <summary>The app gave the link's token.</summary>
    Token,

    /// <summary>A person typed the invite's code.</summary>
    Code,

    /// <summary>Address and device traits resemble a click's.</summary>
    Probabilistic,
}
