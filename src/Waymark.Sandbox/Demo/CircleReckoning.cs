namespace Waymark.Sandbox.Demo;

/// <summary>Compares what CleverTap says with what Waymark says once all has come back, and tells in sentences what differs.</summary>
public static class CircleReckoning
{
    public static IReadOnlyList<string> Problems(CircleFindings circle) =>
    [
        .. Differences(circle.Happened, circle.Exported).Select(one => $"{one.Name} happened {one.Left} times at CleverTap, {one.Right} were exported."),
        .. Differences(circle.Exported, circle.Arrived).Select(one => $"{one.Left} × {one.Name} were exported, the stream has {one.Right}."),
        .. Differences(circle.UninstallsThere, circle.UninstallsHere)
            .Select(one => $"By CleverTap, {one.Left} of {one.Name} uninstalled; by Waymark's reports {one.Right}."),
        .. Others(circle),
    ];

    static IEnumerable<string> Others(CircleFindings circle)
    {
        if (circle.Lost > 0)
            yield return $"{circle.Lost} events of the export were refused or are still waiting.";

        if (circle.ProfilesArrived != circle.ProfilesExported)
            yield return $"The attributes of {circle.ProfilesExported} people were exported, Waymark learned of {circle.ProfilesArrived}.";

        if (circle.WonBack != circle.Followers - circle.WonBackBefore)
        {
            yield return
                $"{circle.Followers} people followed the message, {circle.WonBackBefore} had been won back before; Waymark says that it won {circle.WonBack} back.";
        }
    }

    static IEnumerable<(string Name, long Left, long Right)> Differences(IReadOnlyDictionary<string, long> left, IReadOnlyDictionary<string, long> right) =>
        left.Keys.Union(right.Keys).Order(StringComparer.Ordinal)
            .Select(name => (name, left.GetValueOrDefault(name), right.GetValueOrDefault(name)))
            .Where(one => one.Item2 != one.Item3);
}
