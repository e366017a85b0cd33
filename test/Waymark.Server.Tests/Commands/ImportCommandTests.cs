using System.CommandLine;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Waymark.Server.Commands;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Commands;

public sealed class ImportCommandTests : IAsyncLifetime
{
    const string Line = """{"profile":{"identity":"u-1"},"ts":20250201003000,"eventProps":{"number":0}}""";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("waymark-import-");
    WaymarkApplication _app = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(WaymarkApplication.Document.Replace(
        "\"domains\":", """ "feeds": [ { "id": "clevertap", "key": "feed_key", "secret": "feed_secret" } ], "domains":""", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_is_imported_under_the_name_in_its_first_line_and_only_once()
    {
        var file = Write("cart.json", "\ufeffCart Left\r\n" + string.Concat(Enumerable.Range(0, 4_500).Select(Numbered)));

        (await RunAsync(file)).ShouldBe((0, $"{file}: 4,501 lines, 4,500 taken, 0 refused.\n", ""));
        (await RunAsync(file)).ShouldBe((0, $"{file} was imported before: 4,501 lines, 4,500 taken, 0 refused. --restart sends it again.\n", ""));
        (await RunAsync(file, "--restart")).ShouldBe((0, $"{file}: 4,501 lines, 4,500 taken, 0 refused.\n", ""));

        var feed = await FeedAsync();
        (feed.GetProperty("accepted").GetInt64(), feed.GetProperty("repeated").GetInt64()).ShouldBe((4_500, 4_500));
        var happened = (await _app.ManageAsync("apps/shop/stream?limit=1&name=Cart%20Left")).GetProperty("events")[0];
        happened.GetProperty("at").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 1, 31, 19, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Packed_files_and_several_at_once_are_read_in_their_order()
    {
        var packed = Path.Combine(_folder.FullName, "a.json.gz");
        await using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($"\"Öffnete 😀\"\n{Numbered(1)}{Numbered(2)}"), Stop);
        var plain = Write("b.json", Line);

        var (exit, output, _) = await RunAsync([packed, plain], "--event", "Cart Left", "--time-zone", "UTC");

        (exit, output).ShouldBe((0, $"{packed}: 3 lines, 2 taken, 0 refused.\n{plain}: 1 lines, 1 taken, 0 refused.\n"));
        await FeedAsync();
        var stream = (await _app.ManageAsync("apps/shop/stream")).GetProperty("events").EnumerateArray().ToList();
        stream.Select(happened => happened.GetProperty("name").GetString()).ShouldBe(["Öffnete 😀", "Öffnete 😀", "Cart Left"]);
        stream[2].GetProperty("at").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 2, 1, 0, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Refused_lines_are_shown_and_make_the_command_fail_unless_they_are_allowed()
    {
        var file = Write("broken.json", $"Cart Left\n{Line}\n\n{new string('x', 300_000)}\n{{\"ts\":\"Ada\"}}\n{Line[..30]}");

        var (exit, output, error) = await RunAsync(file);

        (exit, error).ShouldBe((1, ""));
        output.ShouldStartWith($"{file}: 6 lines, 1 taken, 3 refused (line_too_long 1, not_json 1, ts_not_a_time 1).\n  line 4: a line may have 128 KB (line_too_long): xxx");
        output.ShouldContain("  line 5: ts must be a time such as 20260131235959 (ts_not_a_time): {\"ts\":\"xxx\"}\n  line 6: the line is not valid JSON");
        (await RunAsync(file)).Exit.ShouldBe(1);
        (await RunAsync(file, "--allow-refused")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_damaged_packed_file_is_imported_as_far_as_it_can_be_read()
    {
        var whole = new MemoryStream();
        await using (var gzip = new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("Cart Left\n" + string.Concat(Enumerable.Range(0, 50_000).Select(Numbered))), Stop);
        var file = Path.Combine(_folder.FullName, "half.json.gz");
        await File.WriteAllBytesAsync(file, whole.ToArray()[..(int)(whole.Length / 2)], Stop);

        var (exit, output, error) = await RunAsync(file);

        (exit, output).ShouldBe((1, ""));
        error.ShouldStartWith($"{file}, behind line ");
        (await FeedAsync()).GetProperty("accepted").GetInt64().ShouldBeInRange(10_000, 40_000);
    }

    [Fact]
    public async Task A_file_that_changed_or_was_begun_for_another_feed_is_not_gone_on_with()
    {
        var file = Write("cart.json", $"Cart Left\n{Line}\n");
        var begun = ImportProgress.Begin(file, new ImportAim(_app.Client.BaseAddress!.ToString(), "shop", "other", null, null)) with { Offset = 10, Lines = 1 };
        begun.Save(file);

        var other = await RunAsync(file);
        (other.Exit, other.Output).ShouldBe((2, ""));
        other.Error.ShouldStartWith($"{file} was begun under another aim");

        (begun with { IsComplete = true }).Save(file);
        (await RunAsync(file)).ShouldBe((0, $"{file}: 2 lines, 1 taken, 0 refused.\n", ""));

        await File.AppendAllTextAsync(file, Line, Stop);
        (await RunAsync(file)).ShouldBe((2, "", $"{file} is not the file that was begun: its size or its beginning differs. --restart imports it from its first line.\n"));
        (await RunAsync(file, "--restart")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_and_nothing_is_noted_as_done()
    {
        var file = Write("cart.json", $"{Line}\n");

        (await RunAsync([file], "--feed", "none")).ShouldBe((1, "", "{\"error\":\"There is no feed none of app shop in the configuration.\"}\n"));
        (await RunAsync([file], "--url", "http://127.0.0.1:9")).Error.ShouldStartWith("http://127.0.0.1:9 could not be asked: ");
        File.Exists(ImportProgress.PathFor(file)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "0 lines, 0 taken")]
    [InlineData("Cart Left", "1 lines, 0 taken")]
    [InlineData("\n\n", "2 lines, 0 taken")]
    public async Task A_file_without_events_is_imported_at_once(string content, string sums)
    {
        var file = Write("empty.json", content);

        var (exit, output, _) = await RunAsync(file);

        (exit, output).ShouldBe((0, $"{file}: {sums}, 0 refused.\n"));
    }

    static string Numbered(int number) => Line.Replace(":0}", $":{number}}}", StringComparison.Ordinal) + "\r\n";

    string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    async Task<JsonElement> FeedAsync()
    {
        while ((await _app.Client.GetStringAsync("/health/ready", Stop)).Contains("\"behind\":0,", StringComparison.Ordinal) is false) { }
        return await _app.ManageAsync("apps/shop/feeds/clevertap");
    }

    Task<(int Exit, string Output, string Error)> RunAsync(string file, params string[] options) => RunAsync([file], options);

    async Task<(int Exit, string Output, string Error)> RunAsync(string[] files, params string[] options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] feed = options.Contains("--feed") ? [] : ["--feed", "clevertap"];
        string[] url = options.Contains("--url") ? [] : ["--url", _app.Client.BaseAddress!.ToString()];

        var exit = await new RootCommand { ImportCommand.Create() }
            .Parse(["import", "clevertap-export", .. files, .. options, .. feed, .. url, "--app", "shop", "--key", "mk_test"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Stop);
        return (exit, output.ToString(), error.ToString());
    }
}
