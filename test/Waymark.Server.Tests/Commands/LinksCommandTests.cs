using System.CommandLine;
using System.Text.Json;
using Waymark.Server.Commands.Links;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Commands;

public sealed class LinksCommandTests : IAsyncLifetime
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("waymark-links-");

    WaymarkApplication _app = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_link_is_made_listed_and_switched_off()
    {
        var (exit, made, _) = await RunAsync("create", "--name", "Poster", "--token", "xY12", "--channel", "Station", "--data", "place=berlin", "--data", "x=a=b", "--click-limit", "5");
        var (_, listed, _) = await RunAsync("list", "--contains", "station");
        var (_, archived, _) = await RunAsync("archive", "xY12");

        exit.ShouldBe(0);
        made.ShouldStartWith("https://links.example.test/xY12  code ");
        listed.ShouldContain("https://links.example.test/xY12  active  clicks 0");
        archived.ShouldContain("archived");
        var link = await _app.ManageAsync("apps/shop/links/xY12");
        link.GetProperty("data").ToString().ShouldBe("""{"place":"berlin","x":"a=b"}""");
        link.GetProperty("clickLimit").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_mistake_is_told_by_field()
    {
        var (exit, _, error) = await RunAsync("create", "--name", "Poster", "--desktop-url", "https://evil.test/");

        exit.ShouldBe(1);
        error.ShouldContain("desktopUrl leads to evil.test");
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public async Task What_is_exported_is_imported_elsewhere_as_it_was(string format)
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "a, \"b\"\nü", "channel": "=1+1", "title": { "default": "Hi", "de": "Hallo" }, "data": { "k": "v" }, "windows": { "clickHours": 5 }, "expiresAt": "2030-01-01T00:00:00Z" }""");
        await _app.MakeLinkAsync("""{ "token": "i1", "sender": { "userId": "anna" } }""");
        var file = Path.Combine(_folder.FullName, $"links.{format}");
        (await RunAsync("export", "--format", format, "--out", file)).Exit.ShouldBe(0);

        await using var elsewhere = await WaymarkApplication.StartAsync();
        var (exit, output, error) = await RunAsync(elsewhere, "import", file);

        exit.ShouldBe(0, error);
        output.ShouldContain("created 2, changed 0, there already 0, refused 0.");
        foreach (var token in new[] { "xY12", "i1" })
            Lasting(await elsewhere.ManageAsync($"apps/shop/links/{token}")).ShouldBe(Lasting(await _app.ManageAsync($"apps/shop/links/{token}")));
    }

    [Fact]
    public async Task Refused_rows_are_named_and_the_others_are_kept()
    {
        var file = Path.Combine(_folder.FullName, "links.csv");
        await File.WriteAllTextAsync(file, "token,target\nold-1,https://www.shop.example/1\nold-2,https://evil.test/\n", Stop);

        var (exit, output, error) = await RunAsync("import", file);

        exit.ShouldBe(1);
        output.ShouldContain("created 1, changed 0, there already 0, refused 1.");
        error.ShouldContain("Row 2: fallbackUrl leads to evil.test");
        (await RunAsync("import", file, "--dry-run")).Output.ShouldContain("Would be: created 0, changed 0, there already 1, refused 1.");
    }

    [Fact]
    public async Task A_check_tells_where_why_and_what_it_would_earn()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Poster", "fallbackUrl": { "IN": "https://www.shop.example/in" }, "archived": true }""");

        var (exit, output, _) = await RunAsync("check", "https://links.example.test/xY12", "--os", "ios", "--country", "IN", "--language", "hi");

        exit.ShouldBe(0);
        output.ShouldStartWith("redirect: https://www.shop.example/in\n");
        output.ShouldContain("TAKEN        the link's fallbackUrl: https://www.shop.example/in");
        output.ShouldContain("not reached  the App Store");
        output.ShouldContain("earns nothing (archived)");
    }

    static string Lasting(JsonElement link) => string.Join('\n', link.EnumerateObject()
        .Where(member => member.Name is not ("createdAt" or "updatedAt"))
        .Select(member => member.ToString())
        .Order(StringComparer.Ordinal));

    Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(_app, arguments);

    static async Task<(int Exit, string Output, string Error)> RunAsync(WaymarkApplication app, params string[] arguments)
    {
        var configuration = new InvocationConfiguration { Output = new StringWriter(), Error = new StringWriter() };
        string[] all = [.. arguments, "--app", "shop", "--key", "mk_test", "--url", app.Client.BaseAddress!.ToString()];
        var exit = await LinksCommand.Create().Parse(all).InvokeAsync(configuration, Stop);
        return (exit, configuration.Output.ToString()!, configuration.Error.ToString()!);
    }
}
