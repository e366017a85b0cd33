using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;

namespace Waymark.Server.Tests.Faults;

public sealed class ImportKillTests
{
    const int Lines = 24_000;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("events.json")]
    [InlineData("events.json.gz")]
    public async Task An_import_whose_command_and_server_are_killed_ends_with_every_line_once(string name)
    {
        using var directory = new ThrowAwayDirectory();
        var file = Path.Combine(directory.Path, name);
        await WriteAsync(file);
        var server = await ServerProcess.StartAsync(directory.Path);
        var address = server.Client.BaseAddress!.ToString();

        using (var first = Import(file, address))
        {
            await server.UntilStoredAsync(4_000);
            first.Kill();
            await first.WaitForExitAsync(Stop);
        }

        using (var second = Import(file, address))
        {
            await server.UntilStoredAsync(15_000);
            server.Dispose();
            second.HasExited.ShouldBeFalse();

            // The command waits for the server to come back.
            using var survivor = await ServerProcess.StartAsync(directory.Path, url: address);
            var told = await second.StandardOutput.ReadToEndAsync(Stop);
            await second.WaitForExitAsync(Stop);

            second.ExitCode.ShouldBe(0);
            told.ShouldContain($"{Lines + 1:N0} lines, ");
            await survivor.UntilProcessedAsync();
            var feed = await survivor.Client.GetFromJsonAsync<JsonElement>("/api/manage/v1/apps/shop/feeds/clevertap", Stop);
            (feed.GetProperty("accepted").GetInt64(), feed.GetProperty("events").GetInt64()).ShouldBe((Lines, Lines));
            feed.GetProperty("eventNames")[0].GetProperty("name").GetString().ShouldBe("Cart Left");
        }
    }

    static Process Import(string file, string address) => Process.Start(new ProcessStartInfo(ServerProcess.Dotnet)
    {
        ArgumentList = { ServerProcess.Program, "import", "clevertap-export", file, "--app", "shop", "--feed", "clevertap", "--url", address, "--key", "mk_test" },
        RedirectStandardOutput = true,
    })!;

    static async Task WriteAsync(string path)
    {
        await using var file = File.Create(path);
        await using Stream packed = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        await using var writer = new StreamWriter(packed);
        await writer.WriteAsync("Cart Left\r\n");

        for (var line = 0; line < Lines; line++)
        {
            var user = line % 997;
            await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $$$"""{"profile":{"identity":"u-{{{user}}}"},"ts":20250131120000,"eventProps":{"number":{{{line}}}}}"""));
            await writer.WriteAsync("\r\n");
        }
    }
}
