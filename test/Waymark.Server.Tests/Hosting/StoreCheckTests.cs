using Waymark.Server.Hosting;
using Waymark.Server.Tests.Faults;

namespace Waymark.Server.Tests.Hosting;

public sealed class StoreCheckTests
{
    [Fact]
    public async Task A_state_that_is_ahead_of_its_journal_is_not_used()
    {
        using var directory = new ThrowAwayDirectory();

        using (var server = await ServerProcess.StartAsync(directory.Path))
        {
            await server.TrackAsync("e-1");
            await server.PurchasesAsync();
        }

        foreach (var file in Directory.GetFiles(Path.Combine(directory.Path, "data"), "journal.db*"))
            File.Delete(file);

        var error = new StringWriter();
        var options = new ServerOptions { DataDirectory = Path.Combine(directory.Path, "data"), Urls = "http://127.0.0.1:0" };
        (await ServerHost.StartAsync(options, TextWriter.Null, error, CancellationToken.None)).ShouldBeNull();

        error.ToString().ShouldContain("state.db has processed 1 facts, and journal.db holds only 0");
    }

    [Fact]
    public async Task Two_servers_never_share_a_data_directory()
    {
        using var directory = new ThrowAwayDirectory();
        using var server = await ServerProcess.StartAsync(directory.Path);
        var options = new ServerOptions { DataDirectory = Path.Combine(directory.Path, "data"), Urls = "http://127.0.0.1:0" };

        var refused = await Should.ThrowAsync<IOException>(() => ServerHost.StartAsync(options, TextWriter.Null, TextWriter.Null, CancellationToken.None));

        refused.Message.ShouldContain("in use by another Waymark server");
    }
}
