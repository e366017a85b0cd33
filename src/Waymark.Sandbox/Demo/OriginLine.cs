using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo;

/// <summary>How the installs of one kind were decided, against the truth.</summary>
/// <param name="Expected">What is true about them.</param>
/// <param name="Installs">How many there were.</param>
/// <param name="Decided">How many the server decided on.</param>
/// <param name="Right">Decided as it truly was.</param>
/// <param name="Missed">Called organic because the guess was too weak.</param>
/// <param name="Wrong">Credited to somebody who did not earn it, or counted as something else.</param>
public sealed record OriginLine(Expectation Expected, int Installs, int Decided, int Right, int Missed, int Wrong)
{
    public static IReadOnlyList<OriginLine> Of(Findings findings)
    {
        var decisions = findings.Stream
            .Where(happening => happening is { IsConversion: true, InstallInstanceId: not null })
            .ToLookup(happening => happening.InstallInstanceId!);

        return
        [
            .. findings.Installations.GroupBy(install => install.Expected).OrderBy(group => group.Key.Label, StringComparer.Ordinal).Select(group =>
            {
                var verdicts = group.Select(install => Judge(install.Expected, [.. decisions[install.InstallId]])).ToList();
                return new OriginLine(
                    group.Key, verdicts.Count,
                    verdicts.Count(verdict => verdict is not null),
                    verdicts.Count(verdict => verdict == Standing.Right),
                    verdicts.Count(verdict => verdict == Standing.Missed),
                    verdicts.Count(verdict => verdict == Standing.Wrong));
            }),
        ];
    }

    static Standing? Judge(Expectation truth, IReadOnlyList<Happening> decisions) => decisions switch
    {
        [] => null,
        [var one] when one.Kind == truth.Conversion && one.Source == truth.Source && one.Credit?.Campaign == truth.Campaign => Standing.Right,
        [var one] when one.Kind == truth.Conversion && truth.IsGuess && one.Source == "ORGANIC" => Standing.Missed,
        _ => Standing.Wrong,
    };

    enum Standing
    {
        Right,
        Missed,
        Wrong,
    }
}
