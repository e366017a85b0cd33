using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Tracing;

/// <summary>Which deliveries a person wants to see; null means any.</summary>
sealed record DeliveryQuery
{
    public int Run { get; init; }

    public string? Event { get; init; }

    public string? InstallId { get; init; }

    public string? UserId { get; init; }

    public string? State { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public bool NewestFirst { get; init; }

    /// <summary>Where the last page ended.</summary>
    public long? After { get; init; }

    public int Most { get; init; } = 100;

    /// <summary>The state, when it is one that events have a row in.</summary>
    public RowState? RowState => Enum.TryParse<RowState>(State, ignoreCase: true, out var state) && EventStanding.NameOf(state) == State ? state : null;

    public static bool IsState(string text) =>
        text is EventStanding.Sent or EventStanding.Skipped or EventStanding.Waiting or EventStanding.BeforeStart
        || new DeliveryQuery { State = text }.RowState is not null;
}
