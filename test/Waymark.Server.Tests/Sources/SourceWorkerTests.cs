using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Fraud.Sources;
using Waymark.Facts;
using Waymark.Server.Sources;
using Waymark.Server.Tests.Support;
using Waymark.Storage;

namespace Waymark.Server.Tests.Sources;

public sealed class SourceWorkerTests : IAsyncLifetime
{
    static readonly SourceKey Net = new("NET", "", "");

    readonly MemoryJournal _journal = new();
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly HandClock _clock = new() { Now = new DateTimeOffset(2026, 3, 10, 12, 20, 0, TimeSpan.Zero) };
    ProcessingApplication _app = null!;

    public ValueTask InitializeAsync()
    {
        _app = new ProcessingApplication();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task What_is_new_is_told_once_and_what_is_over_once_it_is()
    {
        Came(later: 60, soon: 140);
        var worker = Worker();
        (await worker.LookAsync()).ShouldBe(TimeSpan.FromMinutes(1));
        await UnderstoodAsync();
        _clock.Now = _clock.Now.AddHours(1);
        await worker.LookAsync();

        Words().Select(word => (word.Kind, word.Rule, word.Scope.Source)).ShouldBe([(SourceWordKind.Found, "click_flooding", "NET")]);

        Came(later: 0, soon: 900);
        _clock.Now = _clock.Now.AddHours(1);
        await worker.LookAsync();

        Words().Select(word => word.Kind).ShouldBe([SourceWordKind.Found, SourceWordKind.Over]);
        _journal.Facts.ShouldAllBe(fact => fact.Kind == FactKind.SourceFinding && fact.App == "shop" && fact.ConfigurationVersion == 7);
    }

    [Fact]
    public async Task It_is_looked_once_an_hour()
    {
        var worker = Worker();
        await worker.LookAsync();
        Came(later: 60, soon: 140);
        await worker.LookAsync();
        Words().ShouldBeEmpty();

        _clock.Now = new DateTimeOffset(2026, 3, 10, 12, 59, 50, TimeSpan.Zero);
        (await worker.LookAsync()).ShouldBe(TimeSpan.FromSeconds(10));
        _clock.Now = new DateTimeOffset(2026, 3, 10, 13, 0, 0, TimeSpan.Zero);
        await worker.LookAsync();

        Words().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_new_process_tells_nothing_that_the_one_before_it_told()
    {
        Came(later: 60, soon: 140);
        await Worker().LookAsync();

        var restarted = Worker();
        (await restarted.LookAsync()).ShouldBe(TimeSpan.FromSeconds(1), "what was told waits to be understood");
        await UnderstoodAsync();
        await restarted.LookAsync();

        Words().Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_the_journal_did_not_take_is_told_again()
    {
        Came(later: 60, soon: 140);
        var worker = Worker();
        _journal.IsFull = true;
        await worker.LookAsync();
        _journal.IsFull = false;
        _journal.IsBroken = true;
        await Should.ThrowAsync<JournalUnavailableException>(worker.LookAsync);
        _journal.IsBroken = false;

        await worker.LookAsync();

        Words().ShouldHaveSingleItem().Rule.ShouldBe("click_flooding");
    }

    void Came(long later, long soon)
    {
        var times = new long[ClickToInstall.Spans];
        (times[2], times[26]) = (soon, later);
        using var batch = _app.State.Begin();
        batch.Sources.Add("shop", new DateOnly(2026, 3, 8), Net, new SourceFigures { Installs = soon + later, Times = times });
        batch.Commit(_app.State.Processed.Value);
    }

    async Task UnderstoodAsync()
    {
        _app.Journal.AddRange(_journal.Facts.Skip(_app.Journal.Count).Select(fact => fact with { ConfigurationVersion = 1 }));
        await _app.ProcessAsync();
    }

    IEnumerable<SourceWord> Words() => _journal.Facts.Select(fact => SourceWord.Read(fact.Body).ShouldNotBeNull());

    SourceWorker Worker() => new(
        _journal, _app.State, new IntakeWorld(Some.Configuration(Some.App())), _clock, _services.GetRequiredService<IMeterFactory>(), NullLogger<SourceWorker>.Instance);
}
