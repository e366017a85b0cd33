using System.Text.Json;
using Waymark.Events;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Tests.Delivery.Workers;

/// <summary>The partner takes the call but not every record in it.</summary>
public sealed class RefusedRecordTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_record_that_failed_is_tried_alone_and_the_others_go_on()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Happens("i1", name: "unlucky");
        _world.Happens("i1");
        _world.Partner.OnUpload = records => Unprocessed(records, "unlucky", 555);
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1", "e3"]);
        _world.Ledger().ShouldBe("Sent 2, Retrying 1 555, Events 3");

        _world.Advance(TimeSpan.FromMinutes(1));
        await _world.DeliverAsync();
        _world.Deliveries.NextDue(DeliveryWorld.Target).ShouldBe(_world.GetUtcNow().AddMinutes(5));

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(5));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1", "e3", "e2"]);
        _world.Ledger().ShouldBe("Sent 3, Events 3");
    }

    [Fact]
    public async Task Of_an_events_records_only_the_one_that_failed_is_repeated()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1", EventKind.Install);
        _world.Partner.OnUpload = records => Unprocessed(records, "organic_install", 555);
        await _world.DeliverAsync();

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(1));
        await _world.DeliverAsync();

        _world.Partner.Taken.ShouldBe(["- __g1", "organic_install __g1 #e1"]);
    }

    [Fact]
    public async Task After_a_day_of_failures_a_record_is_given_up_and_can_be_replayed()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1", name: "unlucky");
        _world.Partner.OnUpload = records => Unprocessed(records, "unlucky", 555);

        for (var i = 0; i < 30; i++)
        {
            await _world.DeliverAsync();
            _world.Advance(TimeSpan.FromHours(1));
        }

        _world.Ledger().ShouldBe("Dead 1 555, Events 1");
        _world.Partner.OnUpload = _ => null;
        _world.Deliveries.Replay(DeliveryWorld.Target, RowState.Dead, null, _world.GetUtcNow());
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
        _world.Ledger().ShouldBe("Sent 1, Events 1");
    }

    [Fact]
    public async Task A_refused_record_has_a_row_that_says_why()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1", name: "App Launched");
        _world.Happens("i1", name: "odd");
        _world.Partner.OnUpload = records => Unprocessed(records, "odd", 528);
        await _world.DeliverAsync();

        _world.Deliveries.Rows(DeliveryWorld.Target, new RowFilter(RowState.Refused), 0, 10).Select(row => row.Reason).ShouldBe(["513", "528"]);
        _world.Ledger().ShouldBe("Refused 1 513, Refused 1 528, Events 2");
    }

    [Fact]
    public async Task A_malformed_call_is_halved_until_the_bad_record_is_found()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");

        for (var i = 0; i < 20; i++)
            _world.Happens("i1", name: i == 13 ? "bad" : "good");

        _world.Partner.OnUpload = records => records.Any(IsBad) ? FakePartner.Json(400, """{"status":"fail","error":"Malformed request","code":400}""") : null;
        await _world.DeliverAsync();

        _world.Partner.TakenIds.Count().ShouldBe(19);
        _world.Partner.TakenIds.ShouldBeUnique();
        _world.Ledger().ShouldBe("Sent 19, Refused 1 malformed, Events 20");

        static bool IsBad(JsonElement record) => record.GetProperty("evtName").GetString() == "bad";
    }

    [Fact]
    public async Task When_every_record_seems_malformed_it_is_not_the_records()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");

        for (var i = 0; i < 8; i++)
            _world.Happens("i1");

        _world.Partner.OnUpload = _ => FakePartner.Json(400, "");
        await _world.DeliverAsync();

        _world.Condition.State.ShouldBe("backing_off");
        _world.Ledger().ShouldBe("");
    }

    static HttpResponseMessage? Unprocessed(JsonElement[] records, string name, int code)
    {
        var failures = records
            .Select((record, index) => (record, number: index + 1))
            .Where(pair => pair.record.TryGetProperty("evtName", out var evtName) && evtName.GetString() == name)
            .Select(pair => $$"""{"status":"fail","code":{{code}},"error":"No.Skipped record number : {{pair.number}}"}""")
            .ToList();

        return failures.Count == 0 ? null : FakePartner.Json(200, $$"""{"status":"partial","unprocessed":[{{string.Join(",", failures)}}]}""");
    }
}
