using System.Runtime.InteropServices;

namespace Waymark.Bench;

/// <summary>Says which command made an output and on what, so that figures can be made again.</summary>
static class Preamble
{
    public static void Print()
    {
        var arguments = string.Join(' ', Environment.GetCommandLineArgs().Skip(1));

        Console.WriteLine($"$ dotnet run -c Release --project bench/Waymark.Bench -- {arguments}");
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores shared by servers and generator, {RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.OSDescription}, load average before {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        Console.WriteLine();
    }
}
