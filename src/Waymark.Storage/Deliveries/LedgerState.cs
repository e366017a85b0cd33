namespace Waymark.Storage.Deliveries;

/// <summary>Where an event stands. The numbers are stored and never change.</summary>
public enum LedgerState : byte
{
    Sent = 1,
    Skipped = 2,
    Held = 3,
    Retrying = 4,
    Refused = 5,
    Dead = 6,

    /// <summary>Every event that was looked at: the sum of all others.</summary>
    Events = 9,
}

/// <summary>How many events stand where, and why.</summary>
public sealed record LedgerLine(LedgerState State, string Reason, long Events);

/// <summary>Says how a row is counted.</summary>
public static class LedgerStates
{
    public static LedgerState Of(RowState state) => state switch
    {
        RowState.Held => LedgerState.Held,
        RowState.Retrying => LedgerState.Retrying,
        RowState.Refused => LedgerState.Refused,
        RowState.Dead => LedgerState.Dead,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
