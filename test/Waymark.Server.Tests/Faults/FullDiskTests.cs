using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Waymark.Server.Tests.Faults;

public sealed class FullDiskTests
{
    // Files may grow to 3 MB, as if the disk ended there; the signal that would end the process is ignored, so that writes fail instead.
    // The runtime keeps its own code in a large file in memory unless it is told not to.
    const string SmallDisk = "trap '' XFSZ; ulimit -S -f 3072; export DOTNET_EnableWriteXorExecute=0";

    const int Clicks = 50;

    [Fact]
    public async Task A_full_disk_is_answered_with_503_and_nothing_answered_before_or_after_is_lost()
    {
        using var directory = new ThrowAwayDirectory();
        using var server = await ServerProcess.StartAsync(directory.Path, SmallDisk);
        var answered = new List<string>();

        // Large facts fill the disk fast; the small ones after them find its last corner.
        await SendUntilRefusedAsync(server, answered, "large", padding: 16_000);
        await SendUntilRefusedAsync(server, answered, "small", padding: 0);
        (await server.HealthAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);

        var stored = await server.StoredAsync();
        for (var click = 0; click < Clicks; click++)
            (await server.FollowAsync()).ShouldBe(HttpStatusCode.Redirect);

        await GiveRoomAsync(server.Id);
        (await server.HealthAsync()).ShouldBe(HttpStatusCode.OK);
        (await server.TrackAsync("after-1")).ShouldBe(HttpStatusCode.OK);
        answered.Add("after-1");
        await server.UntilStoredAsync(stored + 1 + Clicks);

        var found = await server.PurchasesAsync();
        answered.Except(found).ShouldBeEmpty();
        found.ShouldBeUnique();
    }

    static async Task SendUntilRefusedAsync(ServerProcess server, List<string> answered, string name, int padding)
    {
        for (var number = 0; number < 1_000; number++)
        {
            var eventId = string.Create(CultureInfo.InvariantCulture, $"{name}-{number:0000}");
            var status = await server.TrackAsync(eventId, padding);

            if (status != HttpStatusCode.OK)
            {
                status.ShouldBe(HttpStatusCode.ServiceUnavailable);
                return;
            }

            answered.Add(eventId);
        }

        Assert.Fail("The disk never filled up.");
    }

    static async Task GiveRoomAsync(int process)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", process.ToString(CultureInfo.InvariantCulture), "--fsize=unlimited:unlimited"]);
        await prlimit.WaitForExitAsync();
        prlimit.ExitCode.ShouldBe(0);
    }
}
