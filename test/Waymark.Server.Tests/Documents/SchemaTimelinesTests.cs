using Microsoft.Extensions.DependencyInjection;
using Waymark.Server.Documents;
using Waymark.Server.Tests.Support;
using Waymark.Skan.Values;

namespace Waymark.Server.Tests.Documents;

public sealed class SchemaTimelinesTests : IAsyncDisposable
{
    const string First = """{ "version": 1, "currency": "USD", "mode": "default" }""";
    const string Second = """{ "version": 2, "currency": "EUR", "mode": "default" }""";

    readonly ConfigurationDirectory _directory = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_known_when_which_schema_was_live_through_all_versions_of_the_configuration()
    {
        var process = _directory.Open();
        var timelines = process.GetRequiredService<SchemaTimelines>();
        var start = _directory.Time.Now;
        await ApplyAsync(process, "");
        await ApplyAsync(process, First);
        (await timelines.OfAsync("shop", Stop)).LiveTimes(1).ShouldBe((start.AddDays(2), null));

        await ApplyAsync(process, $"{First}, {Second}");
        await ApplyAsync(process, $"{First}, {Second.Replace("\"mode\"", "\"status\": \"retired\", \"mode\"", StringComparison.Ordinal)}");

        foreach (var known in new[] { await timelines.OfAsync("shop", Stop), await AfterRestartAsync() })
        {
            ((int?[])[known.At(start.AddDays(1)), known.At(start.AddDays(2)), known.At(start.AddDays(3.5)), known.At(start.AddDays(9))]).ShouldBe([null, 1, 2, 1]);
            known.LiveTimes(2).ShouldBe((start.AddDays(3), start.AddDays(4)));
        }
    }

    [Fact]
    public async Task An_app_that_is_unknown_never_had_one()
    {
        var process = _directory.Open();
        await ApplyAsync(process, First);

        (await process.GetRequiredService<SchemaTimelines>().OfAsync("other", Stop)).At(DateTimeOffset.MaxValue).ShouldBeNull();
    }

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    async Task<SchemaTimeline> AfterRestartAsync()
    {
        var process = _directory.Open();
        await process.Live().LoadAsync(Stop);
        return await process.GetRequiredService<SchemaTimelines>().OfAsync("shop", Stop);
    }

    // A day later each time.
    async Task ApplyAsync(ServiceProvider process, string schemas)
    {
        _directory.Time.Now += TimeSpan.FromDays(1);
        var document = ConfigurationDirectory.Document.Replace("\"serverKeys\"", $$""" "skan": { "schemas": [ {{schemas}} ] }, "serverKeys" """, StringComparison.Ordinal);
        (await process.Live().ApplyAsync(document, "me", stop: Stop)).ShouldBeOfType<ConfigurationOutcome.Applied>();
    }
}
