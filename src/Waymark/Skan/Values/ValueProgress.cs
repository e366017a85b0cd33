using System.Text.Json.Serialization;

namespace Waymark.Skan.Values;

/// <summary>How far one install is with its conversion values.</summary>
public sealed record ValueProgress
{
    /// <summary>The schema's version when the install was first heard of: it keeps that one.</summary>
    public required int Schema { get; init; }

    /// <summary>The window it is in; 3 once all are over.</summary>
    public int Window { get; init; }

    /// <summary>What it has done in this window.</summary>
    public Tally Tally { get; init; } = Tally.Nothing;

    /// <summary>The highest so far, over all windows: devices drop a lower one, and what goes with it.</summary>
    public int Fine { get; init; }

    /// <summary>Of this window; null while it gives none.</summary>
    public CoarseValue? Coarse { get; init; }

    /// <summary>Apple listens to nothing more in this window.</summary>
    public bool IsLocked { get; init; }

    /// <summary>What the device should have registered; null when that is what it does by itself, or nothing.</summary>
    [JsonIgnore]
    public DeviceValue? Value => (Window, Fine, Coarse) switch
    {
        (ConversionWindow.Count, _, _) or (_, _, null) or (0, 0, _) => null,
        (_, _, { } coarse) => new DeviceValue(Fine, coarse, IsLocked),
    };

    /// <param name="table">The schema of this install.</param>
    /// <param name="window">The window it is in by now.</param>
    /// <param name="deeds">What it has done.</param>
    /// <returns>The very same progress when nothing of that counts.</returns>
    public ValueProgress After(ValueTable table, int window, IReadOnlyList<Deed> deeds)
    {
        if (window < Window || Window == ConversionWindow.Count) return this;

        var counted = deeds.Where(table.Asks).ToList();
        if (window == Window && counted.Count == 0 && (Coarse is not null || table.RowsOf(window).Count == 0)) return this;

        var now = window == Window ? this : this with { Window = window, Tally = Tally.Nothing, Coarse = null, IsLocked = false };
        if (window == ConversionWindow.Count) return now;

        now = now with { Tally = counted.Aggregate(now.Tally, (sum, deed) => sum.With(deed)) };
        return !now.IsLocked && table.Highest(window, now.Tally) is { } row ? now.Reaching(row) : now;
    }

    // What counts could fall again, as rows with an upper bound do; what was told to the device cannot.
    ValueProgress Reaching(ValueRow row)
    {
        var isHigher = Coarse is null || (row.Fine is { } fine ? fine >= Fine : row.Coarse >= Coarse);
        return isHigher ? this with { Fine = Math.Max(Fine, row.Fine ?? 0), Coarse = row.Coarse, IsLocked = row.Locks } : this;
    }
}

/// <summary>What a device is to register: the coarse value always goes with the fine one.</summary>
public readonly record struct DeviceValue(int Fine, CoarseValue Coarse, bool Locks);
