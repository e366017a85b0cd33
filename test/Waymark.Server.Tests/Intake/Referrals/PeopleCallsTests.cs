using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake.Referrals;

public sealed class PeopleCallsTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WaymarkApplication.StartAsync(ReferralCalls.Document);
        await _app.SignUpAsync("i-1", "ana");
        await _app.SignUpAsync("i-2", "ben");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_phone_sets_asks_and_removes_its_users_referrer()
    {
        var call = new { install_instance_id = "i-2", referrer_user_id = "ana", event_name = "level_5", data = new { coins = 5 }, friends = true };
        (await _app.PhoneDataAsync("referrer", call)).ToString().ShouldBe("""{"result":"set"}""");

        var referrers = await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-2", direction = "referrers" });
        var referrer = referrers.GetProperty("referrals").EnumerateArray().ShouldHaveSingleItem();
        (referrer.GetProperty("user_id").GetString(), referrer.GetProperty("event_name").GetString(), referrer.GetProperty("data").ToString(), referrer.GetProperty("source").GetString())
            .ShouldBe(("ana", "level_5", """{"coins":"5"}""", "app"));
        referrers.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        UsersOf(await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-1" }), "referrals").ShouldBe(["ben"]);
        UsersOf(await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-1", event_name = "other" }), "referrals").ShouldBeEmpty();
        UsersOf(await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-1", direction = "friends" }), "friends").ShouldBe(["ben"]);

        (await _app.PhoneDataAsync("referrer/remove", call)).ToString().ShouldBe("""{"result":"removed"}""");
        (await _app.PhoneAsync("referrer/remove", call)).Status.ShouldBe(404);
        UsersOf(await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-1" }), "referrals").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "event_name": "e" }""", 400, "referrer_user_id or referrer is required")]
    [InlineData("""{ "referrer_user_id": "ana" }""", 400, "event_name is required")]
    [InlineData("""{ "referrer": {}, "event_name": "e" }""", 400, "referrer must name somebody")]
    [InlineData("""{ "referrer": { "provider": "steam", "id": "nobody" }, "event_name": "e" }""", 404, "nobody is known by referrer.id")]
    [InlineData("""{ "referrer_user_id": "ben", "event_name": "e" }""", 409, "nobody is their own referrer")]
    [InlineData("""{ "referrer_user_id": "ana", "event_name": "e", "data": { "a": {} } }""", 400, "data.a must be text")]
    public async Task What_is_wrong_with_a_referrer_is_named(string body, int expected, string why)
    {
        var said = System.Text.Json.Nodes.JsonNode.Parse(body)!;
        said["install_instance_id"] = "i-2";

        var (status, answer) = await _app.PhoneAsync("referrer", said);

        status.ShouldBe(expected);
        answer.GetProperty("msg").GetString()!.ShouldStartWith(why);
    }

    [Fact]
    public async Task Pages_follow_one_another()
    {
        foreach (var name in (string[])["a", "b", "c"])
            await _app.PhoneDataAsync("referrer", new { install_instance_id = "i-2", referrer_user_id = "ana", event_name = name });

        var first = await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-1", limit = 2 });
        var second = await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-1", limit = 2, skip = first.GetProperty("next").GetInt32() });

        first.GetProperty("referrals").GetArrayLength().ShouldBe(2);
        second.GetProperty("referrals").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_phone_makes_a_code_and_another_claims_it_once()
    {
        var made = await _app.PhoneDataAsync("promo-codes", new
        {
            install_instance_id = "i-1", properties = new { coins = 10 }, max_claims = 5, become_friends = true, creator_refers = true, request_id = "r-1",
        });
        var code = made.GetProperty("code").GetString()!;
        (code.Length, made.GetProperty("creator_user_id").GetString()).ShouldBe((5, "ana"));

        var claim = new { install_instance_id = "i-2", code = code.ToLowerInvariant(), request_id = "c-1" };
        var claimed = await _app.PhoneDataAsync("promo-codes/claim", claim);
        (claimed.GetProperty("properties").ToString(), claimed.GetProperty("claims").GetInt32()).ShouldBe(("""{"coins":"10"}""", 1));
        (await _app.PhoneDataAsync("promo-codes/claim", claim)).GetProperty("claims").GetInt32().ShouldBe(1);

        (await ClaimAsync(code)).ShouldBe((409, "already_claimed"));
        UsersOf(await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-1", event_name = "promo_code" }), "referrals").ShouldBe(["ben"]);
        UsersOf(await _app.PhoneDataAsync("referrals", new { install_instance_id = "i-1", direction = "friends" }), "friends").ShouldBe(["ben"]);
    }

    [Fact]
    public async Task Every_reason_not_to_take_a_code_has_its_word()
    {
        (await ClaimAsync("NOBODY")).ShouldBe((404, "unknown"));
        (await ClaimAsync("a b")).ShouldBe((404, "unknown"));

        await MakeAsync(new { code = "OFF01", enabled = false });
        await MakeAsync(new { code = "LATER", from = "2100-01-01" });
        await MakeAsync(new { code = "OVER1", until = "2020-01-01" });
        await MakeAsync(new { code = "ONE01", max_claims = 1 });
        (await _app.PhoneAsync("promo-codes/claim", new { install_instance_id = "i-1", code = "ONE01" })).Status.ShouldBe(200);

        (await ClaimAsync("OFF01")).ShouldBe((409, "disabled"));
        (await ClaimAsync("LATER")).ShouldBe((409, "not_yet_valid"));
        (await ClaimAsync("OVER1")).ShouldBe((409, "expired"));
        (await ClaimAsync("ONE01")).ShouldBe((409, "limit_reached"));
    }

    [Theory]
    [InlineData("""{ "code": "ab" }""", "code must be 3 to 32 letters")]
    [InlineData("""{ "max_claims": -1 }""", "max_claims must be a whole number")]
    [InlineData("""{ "from": "soon" }""", "from must be a moment")]
    [InlineData("""{ "from": "2026-02-01", "until": "2026-01-01" }""", "until must be after from")]
    public async Task What_is_wrong_with_a_code_is_named(string body, string why)
    {
        var said = System.Text.Json.Nodes.JsonNode.Parse(body)!;
        said["install_instance_id"] = "i-1";

        var (status, answer) = await _app.PhoneAsync("promo-codes", said);

        status.ShouldBe(400);
        answer.GetProperty("msg").GetString()!.ShouldStartWith(why);
    }

    [Fact]
    public async Task A_body_above_64_kilobytes_is_refused() =>
        (await _app.PhoneAsync("referrer", new { install_instance_id = "i-2", filler = new string('x', 65 * 1024) })).Status.ShouldBe(413);

    async Task MakeAsync(object code) => (await _app.TellAsync("promo-codes", code)).Status.ShouldBe(200);

    async Task<(int, string?)> ClaimAsync(string code)
    {
        var (status, answer) = await _app.PhoneAsync("promo-codes/claim", new { install_instance_id = "i-2", code, request_id = "another" });
        return (status, answer.GetProperty("data").GetProperty("error").GetString());
    }

    static string?[] UsersOf(JsonElement data, string list) => [.. data.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("user_id").GetString())];
}
