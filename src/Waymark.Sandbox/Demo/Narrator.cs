using System.Globalization;
using Spectre.Console;

namespace Waymark.Sandbox.Demo;

/// <summary>Tells what is going on: a line that changes on a terminal, lines one below the other elsewhere.</summary>
sealed class Narrator(IAnsiConsole console, TimeProvider clock)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);

    readonly long _since = clock.GetTimestamp();

    public void Say(string words) => console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Passed.TotalSeconds,5:0.0} s  {words}"));

    TimeSpan Passed => clock.GetElapsedTime(_since);

    /// <summary>Describes the work until it has ended.</summary>
    /// <param name="work">What is being waited for.</param>
    /// <param name="betweenLines">How often to say something where every word becomes a line.</param>
    /// <param name="describe">What to say.</param>
    public async Task FollowAsync(Task work, TimeSpan betweenLines, Func<Task<string>> describe)
    {
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Status().StartAsync("…", async status => await RepeatAsync(work, describe, BetweenLooks, words => status.Status = Markup.Escape(words)));
        }
        else
        {
            await RepeatAsync(work, describe, betweenLines, Say);
        }

        await work;
    }

    async Task RepeatAsync(Task work, Func<Task<string>> describe, TimeSpan pause, Action<string> tell)
    {
        while (await Task.WhenAny(work, Task.Delay(pause, clock)) != work)
            tell(await describe());
    }
}
