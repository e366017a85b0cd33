namespace Waymark.Bench.Load;

/// <summary>What one round came to.</summary>
/// <param name="Tally">The answers.</param>
/// <param name="Elapsed">How long the round took.</param>
/// <param name="CpuInRound">The server's processor time while the round ran.</param>
/// <param name="Cpu">The same until everything accepted was worked off.</param>
/// <param name="Drained">How long that took after the round.</param>
/// <param name="Memory">Megabytes in the server's memory at the end of the round.</param>
/// <param name="GeneratorCpu">What the generator itself used.</param>
sealed record Round(
    Tally Tally,
    TimeSpan Elapsed,
    TimeSpan? CpuInRound,
    TimeSpan? Cpu,
    TimeSpan Drained,
    double? Memory,
    TimeSpan GeneratorCpu)
{
    public double PerSecond => Tally.Answered / Elapsed.TotalSeconds;

    public double? CpuPerRequest => Cpu?.TotalMicroseconds / Math.Max(1, Tally.Answered);

    public double? CpuInRoundPerRequest => CpuInRound?.TotalMicroseconds / Math.Max(1, Tally.Answered);

    public double GeneratorCpuPerRequest => GeneratorCpu.TotalMicroseconds / Math.Max(1, Tally.Answered);
}
