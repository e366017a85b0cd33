namespace Waymark.Server.Tests.Delivery.Workers;

/// <summary>The partner is away, asks for patience or refuses the credentials.</summary>
public sealed class PartnerTroubleTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task While_the_partner_is_away_nothing_is_lost_and_nothing_is_repeated()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ => FakePartner.Json(503, "");

        var pause = await _world.DeliverAsync();
        pause.Until.ShouldBe(_world.GetUtcNow().AddSeconds(0.5));
        _world.Condition.State.ShouldBe("backing_off");
        _world.Condition.Reason.ShouldBe("HTTP 503");
        _world.Ledger().ShouldBe("");

        for (var hour = 0; hour < 48; hour++)
        {
            _world.Happens("i1");
            _world.Advance(TimeSpan.FromHours(1));
            (await _world.DeliverAsync()).Until!.Value.ShouldBeLessThanOrEqualTo(_world.GetUtcNow().AddMinutes(15));
        }

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(15));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.Count().ShouldBe(49);
        _world.Partner.TakenIds.ShouldBeUnique();
        _world.Ledger().ShouldBe("Sent 49, Events 49");
        _world.Condition.State.ShouldBe("ok");
    }

    [Fact]
    public async Task The_wait_the_partner_asks_for_is_kept()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ =>
        {
            var answer = FakePartner.Json(429, "");
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(90));
            return answer;
        };

        (await _world.DeliverAsync()).Until.ShouldBe(_world.GetUtcNow().AddSeconds(90));
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);
        await _world.DeliverAsync();
        _world.Condition.Reason.ShouldBe("no connection: ConnectionError");

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromSeconds(1));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
    }

    [Fact]
    public async Task Only_the_lanes_of_a_failed_call_stay_behind()
    {
        await _world.DeliverAsync();

        for (var i = 0; i < 1_000; i++)
        {
            _world.Know($"i{i}", $"__g{i}");
            _world.Happens($"i{i}");
        }

        _world.Partner.OnUpload = records => records.Any(record => record.GetProperty("objectId").GetString() == "__g7") ? FakePartner.Json(500, "") : null;
        await _world.DeliverAsync();
        var first = _world.Partner.TakenIds.Count();
        first.ShouldBeInRange(1, 999);

        _world.Restart();
        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromSeconds(1));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.Count().ShouldBe(1_000);
        _world.Partner.TakenIds.ShouldBeUnique();
        _world.Ledger().ShouldBe("Sent 1000, Events 1000");
    }

    [Fact]
    public async Task Wrong_credentials_stop_the_integration_until_a_probe_works()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ => FakePartner.Json(401, "");
        _world.Partner.OnProbe = () => FakePartner.Json(401, "");
        await _world.DeliverAsync();

        _world.Condition.State.ShouldBe("broken");
        _world.Condition.Reason.ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");
        var uploads = _world.Partner.Uploads.Count;

        for (var i = 0; i < 5; i++)
        {
            _world.Advance(TimeSpan.FromMinutes(15));
            await _world.DeliverAsync();
        }

        _world.Partner.Uploads.Count.ShouldBe(uploads);
        _world.Partner.OnProbe = () => FakePartner.Json(200, """{"status":"success"}""");
        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(15));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
        _world.Condition.State.ShouldBe("ok");
    }

    [Fact]
    public async Task New_settings_are_tested_and_used_at_once()
    {
        _world.Partner.OnProbe = () => FakePartner.Json(401, "");
        await _world.DeliverAsync();
        _world.Condition.State.ShouldBe("broken");
        _world.Condition.Probe.ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");

        _world.Partner.OnProbe = () => FakePartner.Json(200, """{"status":"success"}""");
        _world.Configure(DeliveryWorld.Integration with { Settings = new Dictionary<string, string>(DeliveryWorld.Integration.Settings) { ["passcode"] = "right" } });
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        await _world.DeliverAsync();

        _world.Condition.State.ShouldBe("ok");
        _world.Condition.Probe.ShouldBe("works");
        _world.Partner.TakenIds.ShouldBe(["e1"]);
    }
}
