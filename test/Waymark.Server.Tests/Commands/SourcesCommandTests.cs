using Waymark.Server.Commands.Sources;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Commands;

public sealed class SourcesCommandTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_site_is_seen_blocked_and_cleared()
    {
        using var followed = await _app.FollowAsync("/p/42?pid=NET&c=C1&af_siteid=s1");
        await _app.InstallAsync("i-1", []);

        (await RunAsync("list")).Output.ShouldStartWith("  NET: 1 clicks, 0 installs; conversion 0, clicks_per_visitor 1");
        (await RunAsync("findings")).Output.Trim().ShouldBe("Nothing stands against any source.");
        (await RunAsync("proposals")).Output.Trim().ShouldBe("There is nothing to decide on.");

        (await RunAsync("block", "--source", "NET", "--site", "s1", "--why", "nobody there")).Output.ShouldContain("block NET, site s1  blocked_by_hand: a person's word, since");
        (await RunAsync("findings")).Output.ShouldContain("blocked by management key 1: nobody there");
        (await RunAsync("clear", "--source", "NET", "--site", "s1", "--why", "they are")).Output.Trim().ShouldBe("Nothing stands against it.");
    }

    [Fact]
    public async Task A_mistake_is_told()
    {
        var (exit, _, error) = await RunAsync("reject", "--source", "NET", "--from", "2026-02-01", "--to", "2026-01-31", "--why", "x");

        exit.ShouldBe(1);
        error.ShouldContain("from must not be after to");
        (await RunAsync("reject", "--source", "NET", "--from", "2026-01-01", "--to", "2026-01-31", "--why", "x")).Output
            .ShouldStartWith("0 installs were taken out of the figures; 0 were only noted");
    }

    async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] all = [.. arguments, "--app", "shop", "--url", _app.Client.BaseAddress!.ToString(), "--key", "mk_test"];
        var exit = await SourcesCommand.Create().Parse(all).InvokeAsync(new() { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
