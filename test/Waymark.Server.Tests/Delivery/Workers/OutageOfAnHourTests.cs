using System.Text.Json;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Tests.Delivery.Workers;

/// <summary>The partner is down for an hour while people go on using the app.</summary>
public sealed class OutageOfAnHourTests : IDisposable
{
    const int Phones = 20;
    const int Minutes = 60;

    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Nothing_is_lost_each_users_order_is_kept_and_only_the_batch_in_flight_comes_twice()
    {
        await _world.DeliverAsync();
        for (var phone = 0; phone < Phones; phone++) _world.Know($"i{phone}", $"__g{phone}");

        // The partner takes one last batch, and is gone before it has answered.
        var inFlight = new List<string>();
        _world.Partner.OnUpload = records =>
        {
            lock (inFlight) inFlight.AddRange(records.Where(IsEvent).Select(IdOf));
            _world.Partner.OnUpload = _ => FakePartner.Json(503, "");
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        };

        await LiveAsync(restarts: false);
        var during = _world.Partner.Uploads.Count;

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(15));
        await _world.DeliverAsync();

        ShouldHaveEverythingInOrder();
        inFlight.Count.ShouldBeInRange(1, Phones);
        _world.Partner.TakenIds.Intersect(inFlight).Count().ShouldBe(inFlight.Count);

        // Back-off: a partner that is down is not beaten.
        during.ShouldBeLessThan(Minutes);
    }

    [Fact]
    public async Task The_backlog_is_the_stream_on_disk_and_outlives_the_process()
    {
        await _world.DeliverAsync();
        for (var phone = 0; phone < Phones; phone++) _world.Know($"i{phone}", $"__g{phone}");
        _world.Partner.OnUpload = _ => FakePartner.Json(503, "");

        await LiveAsync(restarts: true);

        _world.Ledger().ShouldBe("");
        _world.Deliveries.Rows(DeliveryWorld.Target, new RowFilter(), 0, 10).ShouldBeEmpty();
        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(15));
        await _world.DeliverAsync();
        ShouldHaveEverythingInOrder();
    }

    async Task LiveAsync(bool restarts)
    {
        for (var minute = 0; minute < Minutes; minute++)
        {
            for (var phone = 0; phone < Phones; phone++) _world.Happens($"i{phone}");

            await _world.DeliverAsync();
            if (restarts && minute % 20 == 10) _world.Restart();
            _world.Advance(TimeSpan.FromMinutes(1));
        }
    }

    void ShouldHaveEverythingInOrder()
    {
        _world.Partner.TakenIds.Count().ShouldBe(Phones * Minutes);
        _world.Partner.TakenIds.ShouldBeUnique();

        foreach (var mine in _world.Partner.Taken.GroupBy(text => text.Split(' ')[1]))
            mine.Select(text => int.Parse(text.Split("#e")[1], System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder();

        _world.Ledger().ShouldBe($"Sent {Phones * Minutes}, Events {Phones * Minutes}");
        _world.Condition.State.ShouldBe("ok");
    }

    static bool IsEvent(JsonElement record) => record.GetProperty("type").GetString() == "event";

    static string IdOf(JsonElement record) => record.GetProperty("evtData").GetProperty("om_event_id").GetString()!;
}
