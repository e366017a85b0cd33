namespace Waymark.Sandbox.Demo;

/// <summary>Where an integration's events stand.</summary>
public sealed record Ledger(
    long Events, long Sent, IReadOnlyDictionary<string, long> Skipped, long Held, long Retrying, long Refused, long Dead)
{
    public static Ledger Empty { get; } = new(0, 0, new Dictionary<string, long>(), 0, 0, 0, 0);

    public long Parts => Sent + Skipped.Values.Sum() + Held + Retrying + Refused + Dead;
}
