using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Waymark.Server.Commands;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Commands;

public sealed class ExportCommandTests : IAsyncLifetime
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("waymark-export-");

    WaymarkApplication _app = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await WaymarkApplication.StartAsync(ServerCalls.Document);
        await _app.FollowAndInstallAsync("/AbC123", "i-1", user: "u-1");
        await _app.InstallAsync("i-2", new JsonObject { ["brand"] = "=HYPERLINK(\"x\")" }, address: "198.51.100.9");
        await _app.CallAsync("capture-event", new JsonObject { ["install_instance_id"] = "provisional", ["event_name"] = "early" });
        await _app.TellAsync("capture-event", new { event_name = "=cmd|' /C calc'!A0", user_id = "+1", event_data = new { note = "a, \"b\"\nü ✨", amount = -5 } });
        await _app.AskAsync("get-attribution-result?user_id=u-1");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Events_are_json_lines_as_the_stream_has_them()
    {
        var (exit, output, error) = await RunAsync("events", "--page", "2");

        exit.ShouldBe(0);
        var lines = output.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line)).ToList();
        var stream = (await _app.ManageAsync("apps/shop/stream?limit=1000")).GetProperty("events").EnumerateArray().ToList();
        lines.Count.ShouldBe(stream.Count);
        lines.Zip(stream).ShouldAllBe(pair => JsonElement.DeepEquals(pair.First, pair.Second));
        output.ShouldContain("ü ✨");
        error.ShouldBe($"{stream.Count} events. What comes later: --after {stream[^1].GetProperty("position")}\n");
    }

    [Fact]
    public async Task Csv_is_quoted_and_nothing_in_it_is_a_formula()
    {
        var (exit, output, _) = await RunAsync("events", "--format", "csv");

        exit.ShouldBe(0);
        output.ShouldStartWith("id,position,kind,name,at,installInstanceId,userId,platform,credit.source,");
        output.ShouldContain(",event,'=cmd|' /C calc'!A0,");
        output.ShouldContain(",'+1,unknown,");
        output.ShouldContain(",-5,INR,,\"{\"\"note\"\":\"\"a, \\\"\"b\\\"\"\\nü ✨\"\",\"\"amount\"\":-5}\"\r\n");
    }

    [Fact]
    public async Task Installs_are_those_that_were_opened()
    {
        var (_, lines, error) = await RunAsync("installs", "--page", "1");
        var (_, csv, _) = await RunAsync("installs", "--format", "csv");

        var rows = lines.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line)).ToList();
        rows.Select(row => row.GetProperty("installInstanceId").GetString()).ShouldBe(["i-1", "i-2"]);
        rows[0].GetProperty("campaignId").GetString().ShouldBe("AbC123");
        rows[1].GetProperty("type").GetString().ShouldBe("ORGANIC");
        error.ShouldBe("2 installs.\n");
        csv.Split("\r\n").Length.ShouldBe(4);
        csv.ShouldContain("\"'=HYPERLINK(\"\"x\"\")\"");
    }

    [Theory]
    [InlineData("--from", "2099-01-01", 0)]
    [InlineData("--to", "2099-01-01T00:00:00Z", 2)]
    [InlineData("--to", "2020-01-01", 0)]
    public async Task A_span_of_time_restricts(string option, string moment, int installs)
    {
        (await RunAsync("installs", option, moment)).Error.ShouldBe($"{installs} installs.\n");
        (await RunAsync("events", option, moment)).Output.Split('\n').Length.ShouldBe(installs == 0 ? 1 : 6);
    }

    [Fact]
    public async Task A_file_is_written_for_its_owner_and_its_progress_is_gone_at_the_end()
    {
        var file = Path.Combine(_folder.FullName, "installs.csv");

        (await RunAsync("installs", "--format", "csv", "--out", file)).ShouldBe((0, "", "2 installs.\n"));

        (await File.ReadAllLinesAsync(file, Stop)).Length.ShouldBe(3);
        (await File.ReadAllBytesAsync(file, Stop))[0].ShouldBe((byte)'i');
        Directory.GetFiles(_folder.FullName).ShouldBe([file]);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await RunAsync("installs", "--out", file)).ShouldBe((2, "", $"{file} is there already. Delete it, or choose another --out.\n"));
    }

    [Fact]
    public async Task An_export_that_was_interrupted_goes_on_where_it_was()
    {
        await using var server = await HalfAServer.StartAsync();
        var file = Path.Combine(_folder.FullName, "events.jsonl");

        var (exit, _, error) = await RunAtAsync(server.Address, "events", "--out", file);
        (exit, error).ShouldBe((1, "The server answered HTTP 503: later\n"));

        // Half a row, as a process that was killed leaves it.
        await File.AppendAllTextAsync(file, "{\"positi", Stop);
        server.IsWell = true;
        (await RunAtAsync(server.Address, "events", "--out", file, "--format", "csv")).Exit.ShouldBe(2);
        (await RunAtAsync(server.Address, "events", "--out", file)).ShouldBe((0, "", "3 events. What comes later: --after 3\n"));

        (await File.ReadAllTextAsync(file, Stop)).ShouldBe("{\"position\":1}\n{\"position\":2}\n{\"position\":3}\n");
        server.Asked.ShouldBe(["", "2", "2"]);
    }

    [Theory]
    [InlineData("events", "--app", "nobody", "There is no app nobody in the configuration.")]
    [InlineData("events", "--from", "soon", "from must be a moment such as")]
    [InlineData("installs", "--page", "0", "limit must be 1 to 1000")]
    public async Task What_the_server_refuses_is_told(string what, string option, string value, string message)
    {
        var (exit, output, error) = await RunAsync(what, option, value);

        (exit, output).ShouldBe((1, ""));
        error.ShouldContain(message);
    }

    Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) =>
        RunAtAsync(_app.Client.BaseAddress!.ToString(), arguments);

    static async Task<(int Exit, string Output, string Error)> RunAtAsync(string url, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] app = arguments.Contains("--app") ? [] : ["--app", "shop"];

        var exit = await new RootCommand { ExportCommand.Create() }.Parse(["export", .. arguments, .. app, "--url", url, "--key", "mk_test"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Stop);
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>Answers the first page, and the second only when it is well.</summary>
    sealed class HalfAServer(WebApplication host) : IAsyncDisposable
    {
        public List<string> Asked { get; } = [];

        public bool IsWell { get; set; }

        public string Address => host.Urls.Single();

        public static async Task<HalfAServer> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var server = new HalfAServer(app);
            app.MapGet("/api/manage/v1/apps/shop/stream", server.Answer);
            await app.StartAsync(Stop);
            return server;
        }

        public ValueTask DisposeAsync() => host.DisposeAsync();

        IResult Answer(string? after)
        {
            Asked.Add(after ?? "");

            return after is null ? Results.Text("""{"events":[{"position":1},{"position":2}],"next":"2"}""")
                : IsWell ? Results.Text("""{"events":[{"position":3}],"next":null}""")
                : Results.Text("later", statusCode: 503);
        }
    }
}
