using System.Diagnostics;
using System.Globalization;

namespace Waymark.Bench.Processes;

/// <summary>What a process has used, read from where Linux counts it.</summary>
sealed class ProcessCost(int id)
{
    // Linux reports in hundredths of a second to user programs, whatever the kernel ticks at.
    const int TicksPerSecond = 100;

    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>User and system time of all threads.</summary>
    public TimeSpan Cpu()
    {
        // The program's name, field 2, may hold blanks; what follows its closing bracket does not.
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);

        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    /// <summary>Megabytes in memory now.</summary>
    public double Memory() => Megabytes("VmRSS:");

    /// <summary>The most megabytes that were ever in memory.</summary>
    public double PeakMemory() => Megabytes("VmHWM:");

    /// <summary>Waits until the process has used less than a twentieth of a core for a second.</summary>
    /// <returns>How long it was still at work.</returns>
    public async Task<TimeSpan> UntilIdleAsync(CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var busyUntil = started;
        var before = Cpu();

        while (Stopwatch.GetElapsedTime(busyUntil) < TimeSpan.FromSeconds(1) && Stopwatch.GetElapsedTime(started) < LongestWait)
        {
            await Task.Delay(Glance, stop);
            var now = Cpu();

            if (now - before > Glance / 20)
                busyUntil = Stopwatch.GetTimestamp();

            before = now;
        }

        return Stopwatch.GetElapsedTime(started, busyUntil);
    }

    double Megabytes(string name)
    {
        var line = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1_024;
    }
}
