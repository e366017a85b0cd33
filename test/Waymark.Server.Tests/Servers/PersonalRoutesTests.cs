using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Servers;

public sealed class PersonalRoutesTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(ReferralCalls.Document);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_server_makes_and_sends_invites_for_a_user()
    {
        var (status, made) = await _app.TellAsync("invites", new { user_id = "ana", channel = "sms", user_name = "Ana" });
        status.ShouldBe(200, made.ToString());
        var token = made.GetProperty("data").GetProperty("token").GetString();
        made.GetProperty("data").GetProperty("text").GetString()!.ShouldContain($"https://links.example.test/{token}");

        (await _app.TellAsync("invites/sent", new { invite_token = token, channel = "email" })).Status.ShouldBe(200);
        var invites = (await _app.DataAsync("invites?user_id=ana")).GetProperty("invites");
        (invites[0].GetProperty("token").GetString(), invites[0].GetProperty("channel").GetString()).ShouldBe((token, "email"));
        (await _app.DataAsync("invite-channels")).GetProperty("channels").GetArrayLength().ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_server_vouches_for_identities_and_finds_users_by_them()
    {
        await _app.SignUpAsync("i-1", "ana");
        (await _app.TellAsync("identities", new { user_id = "ana", provider = "steam", id = "s/1" })).Status.ShouldBe(200);

        (await _app.DataAsync("identities/owner?provider=steam&id=s%2F1")).GetProperty("user_id").GetString().ShouldBe("ana");
        (await _app.DataAsync("identities?user_id=ana")).GetProperty("identities").ToString().ShouldBe("""{"steam":"s/1"}""");
        (await _app.TellAsync("identities", new { user_id = "ben", provider = "steam", id = "s/1" })).Body.GetProperty("data").GetProperty("result").GetString().ShouldBe("conflict");
        (await _app.TellAsync("identities", new { user_id = "ben", provider = "steam", id = "s/1", on_conflict = "switch" })).Status.ShouldBe(400);
        (await _app.TellAsync("identities/remove", new { user_id = "ana", provider = "steam", id = "another" })).Status.ShouldBe(404);
        (await _app.TellAsync("identities/remove", new { user_id = "ana", provider = "steam" })).Status.ShouldBe(200);
        (await _app.AskAsync("identities/owner?provider=steam&id=s%2F1")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_server_sets_referrers_with_a_reason_and_asks_both_ways()
    {
        (await _app.TellAsync("referrer", new { user_id = "ben", referrer_user_id = "ana", event_name = "app_install", why = "told us on the phone" })).Status.ShouldBe(200);

        (await _app.DataAsync("referrals?user_id=ana")).GetProperty("referrals")[0].GetProperty("user_id").GetString().ShouldBe("ben");
        (await _app.DataAsync("referrals?user_id=ben&direction=referrers&event_name=app_install&limit=1")).GetProperty("next").GetInt32().ShouldBe(1);
        var audit = await _app.StaffDataAsync(HttpMethod.Get, "relations/audit?user=ana");
        var entry = audit.GetProperty("entries")[0];
        (entry.GetProperty("by").GetString(), entry.GetProperty("why").GetString()).ShouldBe(("server key 1 of shop", "told us on the phone"));
        (await _app.AskAsync("referrals?user_id=ana&direction=sideways")).Status.ShouldBe(400);
        (await _app.AskAsync("referrals?user_id=ana&limit=many")).Status.ShouldBe(400);
        (await _app.AskAsync("referrals")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Nothing_is_said_without_the_key()
    {
        (await _app.AskAsync("referrals?user_id=ana", key: null)).Status.ShouldBe(401);
        (await _app.AskAsync("invites", key: "guess", method: HttpMethod.Post, body: new { user_id = "ana" })).Status.ShouldBe(401);
        (await _app.AskAsync("invites", method: HttpMethod.Delete)).Status.ShouldBe(405);
    }
}
