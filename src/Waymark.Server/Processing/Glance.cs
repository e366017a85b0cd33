using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>Where everything stands at one moment: two of them make a <see cref="Stretch"/>.</summary>
readonly record struct Glance(long At, long Arrived, long Understood, TimeSpan Cpu)
{
    public static Glance Now(IJournal journal, IState state, TimeProvider clock) =>
        new(clock.GetTimestamp(), journal.LastPosition, state.Processed.Value, Environment.CpuUsage.TotalTime);

    public Stretch Until(Glance later, TimeProvider clock)
    {
        var elapsed = clock.GetElapsedTime(At, later.At);
        return new Stretch(elapsed, later.Arrived - Arrived, later.Understood - Understood, (later.Cpu - Cpu) / elapsed / Environment.ProcessorCount);
    }
}
