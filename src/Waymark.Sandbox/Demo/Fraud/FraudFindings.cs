namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>What people and cheats did, and what Waymark and CleverTap say of it.</summary>
public sealed record FraudFindings
{
    public required IReadOnlyCollection<Genuine> Genuine { get; init; }

    public required IReadOnlyCollection<Fake> Fakes { get; init; }

    /// <summary>Every rule that was met.</summary>
    public required IReadOnlyList<FraudSeen> Seen { get; init; }

    /// <summary>What stands against sources.</summary>
    public required IReadOnlyList<SourceSeen> Sources { get; init; }

    /// <summary>Who is credited with an install, by its id.</summary>
    public required IReadOnlyDictionary<string, string> CreditedTo { get; init; }

    /// <summary>Installs that partners are to hear of, unless they count nowhere: all but those of a device that was there before.</summary>
    public required IReadOnlySet<string> News { get; init; }

    /// <summary>First opens that CleverTap heard of.</summary>
    public required long InstallsAtCleverTap { get; init; }

    public required Ledger Ledger { get; init; }

    /// <summary>What went wrong for devices.</summary>
    public IReadOnlyCollection<string> Complaints { get; init; } = [];

    /// <summary>Installs that count nowhere.</summary>
    public IReadOnlySet<string> Blocked => field ??= Seen.Where(seen => seen.Outcome == "blocked").Select(seen => seen.InstallInstanceId).ToHashSet(StringComparer.Ordinal);

    public bool IsCaught(Fake fake) => Of(fake).Any() && (fake.Source is null || CreditedTo.GetValueOrDefault(fake.InstallId) == fake.Source);

    /// <summary>What was found by the rule that must be met.</summary>
    public IEnumerable<FraudSeen> Of(Fake fake) => Seen.Where(seen => seen.InstallInstanceId == fake.InstallId && seen.Rule == fake.Rule && seen.Outcome == fake.Outcome);

    /// <summary>Everything that was held against somebody honest.</summary>
    public IEnumerable<FraudSeen> Against(Genuine genuine) => Seen.Where(seen => seen.InstallInstanceId == genuine.InstallId);
}
