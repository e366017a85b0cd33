using System.Text.Json;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Feeds;
using Waymark.Revenue;

namespace Waymark.Server.Api;

/// <summary>An event of the stream as the management API shows it.</summary>
public sealed record EventView
{
    public required string Id { get; init; }

    public required long Position { get; init; }

    /// <summary><c>install</c>, <c>open</c>, <c>event</c>, <c>payment</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>The app's own name for in-app events; else the kind.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it was received, where a feed told another time than that.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    public string? InstallInstanceId { get; init; }

    public string? UserId { get; init; }

    public required string Platform { get; init; }

    /// <summary>Who is credited; null while nobody has decided.</summary>
    public Credit? Credit { get; init; }

    public decimal? Revenue { get; init; }

    public string? Currency { get; init; }

    /// <summary>The same in US dollars by the daily rate of its UTC date; null when there was no rate for it.</summary>
    public decimal? RevenueUsd { get; init; }

    /// <summary>True when the currency is no ISO 4217 code that we know; absent otherwise.</summary>
    public bool? CurrencyUnknown { get; init; }

    /// <summary>The configuration version in force when it was received; 0 for events from before this was kept.</summary>
    public required int Version { get; init; }

    /// <summary>The feed it came by or followed from; null for what a device, page or owner said.</summary>
    public Origin? Origin { get; init; }

    /// <summary>Of a feed's event: its attributes by one spelling of their names.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Normalised { get; init; }

    /// <summary>As the sender wrote them.</summary>
    public required JsonElement Attributes { get; init; }

    /// <summary>Journal position of the fact that said so.</summary>
    public required long Fact { get; init; }

    public static EventView Of(StreamEvent happened) => new()
    {
        Id = happened.Id,
        Position = happened.Position,
        Kind = EventNames.Of(happened.Kind),
        Name = happened.Name,
        At = happened.At,
        ReceivedAt = happened.ReceivedAt == happened.At ? null : happened.ReceivedAt,
        InstallInstanceId = happened.InstallId,
        UserId = happened.UserId,
        Platform = happened.Platform.Lower(),
        Credit = happened.Credit,
        Revenue = happened.Revenue?.Amount,
        Currency = happened.Revenue?.Currency,
        RevenueUsd = happened.RevenueUsd,
        CurrencyUnknown = happened is { Revenue: { } money, RevenueUsd: null } && !Currencies.IsKnown(money.Currency) ? true : null,
        Version = happened.Version,
        Origin = happened.Origin,
        Normalised = happened.Kind == EventKind.Feed ? AttributeNames.Normalise(JsonElement.Parse(happened.Values.Span)) : null,
        Attributes = JsonElement.Parse(happened.Values.Span),
        Fact = happened.Fact,
    };
}
