namespace Waymark.Reports;

/// <summary>What one campaign brought, as plain numbers.</summary>
public sealed record CampaignFigures
{
    public static CampaignFigures None { get; } = new();

    public long Clicks { get; init; }

    /// <summary>First opens ever of their devices.</summary>
    public long Installs { get; init; }

    /// <summary>Devices that came back with a new install.</summary>
    public long Reinstalls { get; init; }

    /// <summary>People who still had the app and were won back.</summary>
    public long Reengagements { get; init; }

    /// <summary>Installs, reinstalls too, that count and met a rule of fraud.</summary>
    public long SuspiciousInstalls { get; init; }

    /// <summary>Those that a person rejected after they had been counted: part of none of the figures above.</summary>
    public long LateFraudInstalls { get; init; }

    /// <summary>Installs that a rule of fraud blocked: part of no other figure.</summary>
    public long BlockedInstalls { get; init; }

    /// <summary>Installs that were claimed for it, and count for somebody else because of a rule of fraud.</summary>
    public long CorrectedInstalls { get; init; }

    public long SignUps { get; init; }

    /// <summary>As a feed reported them.</summary>
    public long Uninstalls { get; init; }

    /// <summary>How many payments the revenue consists of.</summary>
    public long Payments { get; init; }

    /// <summary>In the app's currency.</summary>
    public decimal Revenue { get; init; }

    /// <summary>How often each of the app's events happened.</summary>
    public IReadOnlyDictionary<string, long> Events { get; init; } = new Dictionary<string, long>();

    /// <summary>The revenue by type of payment.</summary>
    public IReadOnlyDictionary<string, PaymentFigure> RevenueByType { get; init; } = new Dictionary<string, PaymentFigure>();

    /// <summary>Who came back on a day after their install, such as <c>d7</c>.</summary>
    public IReadOnlyDictionary<string, ReturnFigure> Returns { get; init; } = new Dictionary<string, ReturnFigure>();

    /// <summary>What was paid by a day after the install, such as <c>d30</c>.</summary>
    public IReadOnlyDictionary<string, decimal> RevenueByAge { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>Payments of one type.</summary>
public readonly record struct PaymentFigure(long Count, decimal Total);

/// <summary>How many of those whose install is old enough came back.</summary>
public readonly record struct ReturnFigure(long Returned, long Of);
