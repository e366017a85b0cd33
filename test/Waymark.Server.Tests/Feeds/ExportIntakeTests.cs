using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Server.Intake.Feeds;
using Waymark.Server.Tests.Support;
using Waymark.Storage;

namespace Waymark.Server.Tests.Feeds;

public sealed class ExportIntakeTests : IAsyncLifetime
{
    static readonly ExportSlice Slice = new(Encoding.UTF8.GetBytes("{\"ts\":20250131235959}\n{\"ts\":20250131235958, \"a\" : [1]}"), 1, "Cart Left", TimeZoneInfo.Utc);

    readonly IntakeWorld _world = new(Some.Configuration(Some.App()));
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly ProcessingApplication _processing = new();
    readonly HandClock _clock = new();
    ExportIntake _intake = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    FeedCaller Caller => new(_world.Current.AppById["shop"], _world.Current.AppById["shop"].Feeds[0]);

    public ValueTask InitializeAsync()
    {
        var refused = new RefusedInput(_services.GetRequiredService<IMeterFactory>(), _clock);
        _intake = new ExportIntake(_world, refused, _world.Journal, _processing.State, _clock);
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _processing.DisposeAsync();
        await _services.DisposeAsync();
        _world.Dispose();
    }

    [Fact]
    public async Task Each_line_is_one_fact_as_it_stands_in_the_file()
    {
        (await _intake.TakeAsync(Caller, Slice))!.Taken.ShouldBe(2);

        _world.Journal.Facts.Select(fact => (fact.Kind, fact.App, Encoding.UTF8.GetString(fact.Body.Span))).ShouldBe(
        [
            (FactKind.Feed, "shop", """{"feed":"clevertap","export":{"event":"Cart Left","at":1738367999000,"id":"81963896927186a925ce0138f8211f85"},"line":{"ts":20250131235959}}"""),
            (FactKind.Feed, "shop", """{"feed":"clevertap","export":{"event":"Cart Left","at":1738367998000,"id":"8c2cc78bbe82b7b6317c5ff21c7fd0a0"},"line":{"ts":20250131235958, "a" : [1]}}"""),
        ]);
    }

    [Fact]
    public async Task A_full_journal_takes_nothing_and_a_broken_one_says_so()
    {
        _world.Journal.IsFull = true;
        (await _intake.TakeAsync(Caller, Slice)).ShouldBeNull();

        (_world.Journal.IsFull, _world.Journal.IsBroken) = (false, true);
        await Should.ThrowAsync<JournalUnavailableException>(_intake.TakeAsync(Caller, Slice));
    }

    [Fact]
    public async Task An_import_waits_for_processing_and_gives_way_when_it_stays_behind()
    {
        (await _intake.HasRoomAsync(Stop)).ShouldBeTrue();
        for (var fact = 0; fact <= ExportIntake.MostBehind; fact++)
            _world.Journal.TryAppend(new FactDraft(FactKind.Event, "shop", _clock.Now, null, default, 1, ReadOnlySequence<byte>.Empty), out _).ShouldBeTrue();

        var waiting = _intake.HasRoomAsync(Stop);
        await _clock.RingAsync(Stop);
        (await waiting).ShouldBeFalse();

        waiting = _intake.HasRoomAsync(Stop);
        _processing.State.Processed.Raise(2);
        (await waiting).ShouldBeTrue();
    }
}
