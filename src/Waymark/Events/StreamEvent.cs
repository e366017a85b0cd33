using Waymark.Devices;
using Waymark.Revenue;

namespace Waymark.Events;

/// <summary>One thing that happened, attributed. The stream is all of them in order.</summary>
public sealed record StreamEvent
{
    /// <summary>The attributes of an event that has none.</summary>
    public static ReadOnlyMemory<byte> NoValues { get; } = "{}"u8.ToArray();

    /// <summary>Place in the stream, rising, the same after every rebuild from the journal.</summary>
    public required long Position { get; init; }

    /// <summary>Stable id for receivers that must recognise a repeat.</summary>
    public required string Id { get; init; }

    public required string App { get; init; }

    public required byte Lane { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>The app's own name for in-app events; else the kind's name such as <c>install</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened, UTC: by our clock, or by the word of a feed, which may tell of the past and be a day ahead.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was received, which rises along the stream; the same as <see cref="At"/> unless a feed told another time.</summary>
    public DateTimeOffset ReceivedAt
    {
        get => field == default ? At : field;
        init => field = value == At ? default : value;
    }

    /// <summary>Journal position of the fact that said so.</summary>
    public required long Fact { get; init; }

    public string? InstallId { get; init; }

    public string? UserId { get; init; }

    public Platform Platform { get; init; }

    /// <summary>Null while nobody has decided: an event of an install that has not opened yet, or of a bare user.</summary>
    public Credit? Credit { get; init; }

    /// <summary>Only completed payments and amounts that an in-app event carries.</summary>
    public Money? Revenue { get; init; }

    /// <summary>The same in US dollars by the daily rate of its UTC date; null when there was no rate for it.</summary>
    public decimal? RevenueUsd { get; init; }

    /// <summary>The configuration version in force when it was received; 0 for events from before versions were kept with them.</summary>
    public int Version { get; init; }

    /// <summary>The feed it came by or followed from; null for what a device, page or owner said.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The attributes as the sender wrote them: a JSON object in UTF-8.</summary>
    public ReadOnlyMemory<byte> Values { get; init; } = NoValues;
}
