namespace Waymark.Fraud.Sources;

/// <summary>What came from somewhere, as far as fraud shows in it. Installs that were blocked are among them.</summary>
public sealed record SourceFigures
{
    public static SourceFigures None { get; } = new();

    public long Clicks { get; init; }

    /// <summary>Those whose visitor can be told apart: where an address may not be looked at, everybody looks alike.</summary>
    public long VisitorClicks { get; init; }

    /// <summary>Clicks that were not recorded because the source was over its cap.</summary>
    public long CappedClicks { get; init; }

    /// <summary>Who made them: see <see cref="VisitorSketch"/>; empty for nobody.</summary>
    public byte[] Visitors { get; init; } = [];

    public long Installs { get; init; }

    /// <summary>Those that a click of ours earned.</summary>
    public long ClickInstalls { get; init; }

    /// <summary>Installs by the time since the click: see <see cref="ClickToInstall"/>; empty for none.</summary>
    public long[] Times { get; init; } = [];

    /// <summary>Installs from addresses of data centres, Tor, VPNs or the owner's list.</summary>
    public long Anonymous { get; init; }

    /// <summary>Installs that told an id of their device.</summary>
    public long KnownDevices { get; init; }

    /// <summary>Those of them whose device had never been seen before.</summary>
    public long NewDevices { get; init; }

    /// <summary>Installs that were opened again on the next day.</summary>
    public long Returned { get; init; }

    public long TimedInstalls => Times.Sum();

    public double DistinctVisitors => VisitorSketch.Estimate(Visitors);

    /// <summary>By an estimate; never below one.</summary>
    public double ClicksPerVisitor => VisitorClicks / Math.Clamp(DistinctVisitors, 1, Math.Max(1, VisitorClicks));

    public bool IsNothing => Clicks == 0 && Installs == 0;

    public static SourceFigures operator +(SourceFigures left, SourceFigures right) => new()
    {
        Clicks = left.Clicks + right.Clicks,
        VisitorClicks = left.VisitorClicks + right.VisitorClicks,
        CappedClicks = left.CappedClicks + right.CappedClicks,
        Visitors = Together(left.Visitors, right.Visitors),
        Installs = left.Installs + right.Installs,
        ClickInstalls = left.ClickInstalls + right.ClickInstalls,
        Times = Sum(left.Times, right.Times),
        Anonymous = left.Anonymous + right.Anonymous,
        KnownDevices = left.KnownDevices + right.KnownDevices,
        NewDevices = left.NewDevices + right.NewDevices,
        Returned = left.Returned + right.Returned,
    };

    public static SourceFigures Add(SourceFigures left, SourceFigures right) => left + right;

    /// <summary>How many came within spans, both ends included.</summary>
    public long Within(int first, int last) => Times.Length == 0 ? 0 : Times.AsSpan(first..(last + 1)).ToArray().Sum();

    static long[] Sum(long[] left, long[] right)
    {
        if (left.Length == 0) return right;
        return right.Length == 0 ? left : [.. left.Zip(right, (one, other) => one + other)];
    }

    static byte[] Together(byte[] left, byte[] right)
    {
        if (left.Length == 0) return right;
        if (right.Length == 0) return left;

        var both = left.ToArray();
        VisitorSketch.Merge(both, right);
        return both;
    }
}
