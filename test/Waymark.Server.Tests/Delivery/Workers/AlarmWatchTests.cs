using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Integrations;
using Waymark.Server.Delivery.Workers;

namespace Waymark.Server.Tests.Delivery.Workers;

public sealed class AlarmWatchTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_broken_integration_raises_one_alarm_that_outlives_a_restart_and_is_over_once_it_is_mended()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ => FakePartner.Json(401, "");
        _world.Partner.OnProbe = () => FakePartner.Json(401, "");
        await _world.DeliverAsync();

        Look();
        _world.Restart();
        Look();
        Open().ShouldHaveSingleItem().ShouldStartWith("Broken CleverTap refused the credentials");

        _world.Partner.OnUpload = _ => null;
        _world.Partner.OnProbe = () => FakePartner.Json(200, """{"status":"success"}""");
        _world.Advance(TimeSpan.FromMinutes(16));
        await _world.DeliverAsync();
        Look();
        Open().ShouldHaveSingleItem("it was mended only a moment ago");

        _world.Advance(AlarmRules.Mended);
        Look();
        Open().ShouldBeEmpty();
        _world.Deliveries.Alarms(DeliveryWorld.Target, isOpen: false, 10).ShouldHaveSingleItem().Until.ShouldBe(_world.GetUtcNow());
    }

    [Fact]
    public async Task Too_many_refusals_raise_an_alarm_that_is_over_when_they_are_forgotten()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Partner.OnUpload = RefuseTheOdd;
        for (var i = 0; i < 30; i++)
            _world.Happens("i1", name: i % 2 == 0 ? "even" : "odd");

        await _world.DeliverAsync();
        Look();
        Open().ShouldBe(["Refusals 15 of 30 records refused (50.0 %) within 15 minutes"]);

        _world.Advance(TimeSpan.FromMinutes(16));
        Look();
        Open().ShouldBeEmpty();
    }

    [Fact]
    public async Task Holds_that_expire_raise_an_alarm()
    {
        await _world.DeliverAsync();
        _world.Know("i1");
        _world.Happens("i1");
        await _world.DeliverAsync();
        _world.Advance(TimeSpan.FromHours(DeliveryWorld.Integration.HoldHours));
        await _world.DeliverAsync();

        Look();
        Open().ShouldHaveSingleItem().ShouldEndWith("1 given up within 15 minutes");
    }

    [Fact]
    public async Task An_integration_that_goes_away_leaves_no_alarm_open()
    {
        _world.Configure(DeliveryWorld.Integration with { Settings = new Dictionary<string, string>() });
        await _world.DeliverAsync();
        Look();
        Open().ShouldHaveSingleItem();

        _world.Configure();
        Look();

        Open().ShouldBeEmpty();
    }

    void Look()
    {
        using var watch = new AlarmWatch(_world.Room, NullLogger<AlarmWatch>.Instance);
        watch.Look();
    }

    IEnumerable<string> Open() => _world.Deliveries.Alarms(null, isOpen: true, 10).Select(alarm => $"{alarm.Kind} {alarm.Detail}");

    static HttpResponseMessage RefuseTheOdd(JsonElement[] records)
    {
        var failures = records
            .Select((record, index) => (record, number: index + 1))
            .Where(pair => pair.record.TryGetProperty("evtName", out var name) && name.GetString() == "odd")
            .Select(pair => $$"""{"status":"fail","code":513,"error":"No.Skipped record number : {{pair.number}}"}""");

        return FakePartner.Json(200, $$"""{"status":"partial","unprocessed":[{{string.Join(",", failures)}}]}""");
    }
}
