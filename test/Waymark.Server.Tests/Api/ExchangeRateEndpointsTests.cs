using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Waymark.Server.Commands;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api;

public sealed class ExchangeRateEndpointsTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_was_imported_is_shown_and_used_from_then_on()
    {
        var yesterday = $"{DateTimeOffset.UtcNow.AddDays(-1):yyyy-MM-dd}";

        var (status, answer) = await PostAsync($"Date,USD,INR,\n{yesterday},1.10,88.00,\n2024-02-29,1.08,N/A,\n");
        await _app.CallAsync("capture-event", Bought("INR"));
        await _app.CallAsync("capture-event", Bought("XXQ"));
        await _app.ClicksAsync();

        status.ShouldBe(HttpStatusCode.OK);
        answer.ShouldBe($$"""{"days":2,"from":"2024-02-29","to":"{{yesterday}}","currencies":["INR","USD"]}""");
        (await _app.ManageAsync("exchange-rates")).GetRawText().ShouldBe($$$"""{"rates":[{"day":"{{{yesterday}}}","perEuro":{"INR":88.00,"USD":1.10}}]}""");
        (await _app.ManageAsync("exchange-rates?from=2024-02-29&to=2024-02-29")).GetRawText().ShouldBe("""{"rates":[{"day":"2024-02-29","perEuro":{"USD":1.08}}]}""");

        var events = (await _app.ManageAsync("apps/shop/stream?name=bought")).GetProperty("events").EnumerateArray().ToList();
        events[0].GetProperty("revenueUsd").GetDecimal().ShouldBe(1.1m);
        events[0].GetProperty("version").GetInt32().ShouldBe(1);
        events[0].TryGetProperty("currencyUnknown", out _).ShouldBeFalse();
        events[1].GetProperty("revenue").GetDecimal().ShouldBe(88m);
        events[1].TryGetProperty("revenueUsd", out _).ShouldBeFalse();
        events[1].GetProperty("currencyUnknown").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_with_a_mistake_is_refused_whole()
    {
        var (status, answer) = await PostAsync("Date,USD\n2024-02-29,1.08\n2024-03-01,1,08\n");

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ShouldContain("Line 3: This line has 3 cells, the first one 2.");
        answer.ShouldContain("Nothing was imported.");
        (await _app.ManageAsync("exchange-rates?from=2024-02-29&to=2024-02-29")).GetProperty("rates").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("exchange-rates?from=2026-01-02&to=2026-01-01", "from")]
    [InlineData("exchange-rates?from=2020-01-01&to=2026-01-01", "366")]
    public async Task Bad_questions_are_answered_with_what_to_change(string path, string names)
    {
        using var answer = await _app.ManageRawAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(names);
    }

    [Fact]
    public async Task Nobody_imports_without_a_management_key() =>
        (await PostAsync("Date,USD\n2024-02-29,1.08\n", "guess")).Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Commands_import_rates_and_decide_about_sharing()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "Date,USD\n2024-02-29,1.08\n", TestContext.Current.CancellationToken);

        (await RunAsync("import-rates", file)).ShouldBe((0, """{"days":1,"from":"2024-02-29","to":"2024-02-29","currencies":["USD"]}""" + "\n", ""));
        (await RunAsync("sharing", "--app", "shop", "--user", "a/b", "--opt-out", "--block", "clevertap")).Output.ShouldBe("""{"optedOut":true,"blocked":["clevertap"]}""" + "\n");
        (await RunAsync("sharing", "--app", "shop", "--user", "a/b")).Output.ShouldBe("""{"optedOut":true,"blocked":["clevertap"]}""" + "\n");
        (await RunAsync("sharing", "--app", "shop", "--user", "a/b", "--allow")).Output.ShouldBe("""{"optedOut":false,"blocked":[]}""" + "\n");
        (await RunAsync("sharing", "--app", "shop", "--install", "i-1")).Output.ShouldBe("""{"optedOut":false,"blocked":[]}""" + "\n");
        (await RunAsync("sharing", "--app", "shop", "--opt-out")).Error.ShouldContain("Say whose: --user ID or --install ID.");
        (await RunAsync("sharing", "--app", "shop", "--user", "u", "--opt-out", "--allow")).Error.ShouldContain("--allow takes everything back");
        (await RunAsync("import-rates", file + ".absent")).Exit.ShouldNotBe(0);
        File.Delete(file);
    }

    static JsonObject Bought(string currency) => new()
    {
        ["install_instance_id"] = "i-1",
        ["event_name"] = "bought",
        ["event_data"] = new JsonObject { ["amount"] = 88, ["currency"] = currency },
    };

    async Task<(HttpStatusCode Status, string Answer)> PostAsync(string file, string key = "mk_test")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/manage/v1/exchange-rates") { Content = new StringContent(file) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var answer = await _app.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var root = new RootCommand { SharingCommand.Create(), ImportRatesCommand.Create() };

        var exit = await root.Parse([.. arguments, "--url", _app.Client.BaseAddress!.ToString(), "--key", "mk_test"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
