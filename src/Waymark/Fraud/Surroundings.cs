using Waymark.Apps;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Touches;

namespace Waymark.Fraud;

/// <summary>What is known around an open when the touches before it are judged.</summary>
public sealed record Surroundings
{
    public required App App { get; init; }

    /// <summary>When the app was opened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Journal position of the fact that is decided on.</summary>
    public required long Fact { get; init; }

    public Platform Platform { get; init; }

    public string? OsVersion { get; init; }

    /// <summary>Where it was opened; null when not known.</summary>
    public string? Country { get; init; }

    public NetworkKind Network { get; init; }

    public PlayTimes Play { get; init; } = PlayTimes.Unknown;

    /// <summary>Google Play says that no link led to the store.</summary>
    public bool IsStoreOrganic { get; init; }

    public ClickCounts Clicks { get; init; } = ClickCounts.None;

    public IReadOnlyList<Suspicion> Suspicions { get; init; } = [];

    /// <summary>Touches that were turned down when the install was first decided on: what comes later with less evidence does not free them.</summary>
    public IReadOnlyList<FraudFinding> TurnedDown { get; init; } = [];
}

/// <summary>Counts clicks around a touch; asked only by rules that are on.</summary>
/// <param name="OfVisitor">Clicks of the touch's own visitor on its source, a day before and after it.</param>
/// <param name="OfAddress">Clicks from the touch's address in the hour before it, whosesoever.</param>
public sealed record ClickCounts(Func<Touch, int> OfVisitor, Func<Touch, int> OfAddress)
{
    /// <summary>The most that is counted.</summary>
    public const int Most = 500;

    public static ClickCounts None { get; } = new(_ => 0, _ => 0);
}
