using System.Text.Json.Nodes;
using Waymark.Client.Tests.Support;

namespace Waymark.Client.Tests.Referrals;

public sealed class ReferralProgrammeTests
{
    const string Caller = """ "token": "prj_shop", "platform": "IOS", "install_instance_id": "aZ3kP0qLm8Xw2RtYb5Ne" """;
    const string Device = """{ "device": "iPhone", "system_version": "18.2", "install_instance_id": "aZ3kP0qLm8Xw2RtYb5Ne" }""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invite_is_asked_for_with_what_replaces_the_apps_content()
    {
        using var world = new World("""{ "msg": "", "status": 200, "data": { "token": "t1", "url": "https://l.example/t1", "code": "K7M2P", "subject": "S", "text": "T", "image": null } }""");

        var answer = await world.Client.Referrals.InviteAsync(
            new InviteRequest { Channel = "sms", Text = "Come", Image = new Uri("https://cdn.example/a.png"), LinkParams = new JsonObject { ["room"] = "42" }, RequestId = "r-1" }, Stop);

        world.Sent("invites", $$"""
            { {{Caller}}, "channel": "sms", "text": "Come", "image": "https://cdn.example/a.png", "request_id": "r-1", "link_params": { "room": "42" }, "device_data": {{Device}} }
            """);
        var invite = answer.ValueOrDefault.ShouldNotBeNull();
        (invite.Token, invite.Url, invite.Code, invite.Subject, invite.Text, invite.Image).ShouldBe(("t1", "https://l.example/t1", "K7M2P", "S", "T", null));
    }

    [Fact]
    public async Task A_sent_invite_is_told_with_its_channel()
    {
        using var world = new World("""{ "msg": "ok", "status": 200, "data": {} }""");

        (await world.Client.Referrals.SentAsync("t1", "email", Stop)).IsAccepted.ShouldBeTrue();

        world.Sent("invites/sent", $$"""{ {{Caller}}, "invite_token": "t1", "channel": "email" }""");
    }

    [Fact]
    public async Task Channels_come_in_order_with_what_they_support()
    {
        using var world = new World("""{ "data": { "channels": [ { "id": "sms", "name": "SMS", "supports": ["text"] }, { "name": "nameless" } ] } }""");

        var channels = (await world.Client.Referrals.GetChannelsAsync(["sms", "email"], Stop)).ValueOrDefault.ShouldNotBeNull();

        world.Sent("invite-channels", $$"""{ {{Caller}}, "possible": ["sms", "email"] }""");
        var channel = channels.ShouldHaveSingleItem();
        (channel.Id, channel.Name, channel.Supports[0]).ShouldBe(("sms", "SMS", "text"));
    }

    [Fact]
    public async Task Referral_data_says_who_invited_and_what_the_link_held()
    {
        using var world = new World("""
            { "data": { "referral_data": { "state": "succeeded", "reason": "link", "token": "t1", "referrer_user_id": "ana", "referrer_channel_id": "sms", "is_first_match": true,
              "is_reinstall": false, "is_first_match_for_link": true, "is_guaranteed_match": true, "link_params": { "room": "42" }, "original_link_params": {} } } }
            """);

        var data = (await world.Client.Referrals.GiveCodeAsync("K7M2P", Stop)).ValueOrDefault.ShouldNotBeNull();

        world.Sent("referral-code", $$"""{ {{Caller}}, "code": "K7M2P", "device_data": {{Device}} }""");
        (data.IsFound, data.ReferrerUserId, data.IsFirstMatch, data.IsGuaranteedMatch, data.LinkParams["room"]).ShouldBe((true, "ana", true, true, "42"));
        await world.Client.Referrals.GetReferralDataAsync(Stop);
        world.Sent("referral-data", $$"""{ {{Caller}}, "device_data": {{Device}} }""");
    }

    [Fact]
    public async Task A_referrer_is_set_and_removed_by_user_and_event()
    {
        using var world = new World("""{ "msg": "ok", "status": 200, "data": {} }""");

        await world.Client.Referrals.SetReferrerAsync("ana", "level_5", new JsonObject { ["coins"] = 5 }, Stop);
        world.Sent("referrer", $$"""{ {{Caller}}, "referrer_user_id": "ana", "event_name": "level_5", "data": { "coins": 5 } }""");

        await world.Client.Referrals.RemoveReferrerAsync("ana", "level_5", Stop);
        world.Sent("referrer/remove", $$"""{ {{Caller}}, "referrer_user_id": "ana", "event_name": "level_5", "data": null }""");
    }

    [Fact]
    public async Task Referrals_are_read_page_by_page()
    {
        using var world = new World("""
            { "data": { "referrals": [ { "user_id": "ben", "event_name": "app_install", "at": "2026-01-01T00:00:00Z", "data": { "coins": "5" } }, { "user_id": null } ], "next": 100 } }
            """);

        var page = (await world.Client.Referrals.GetReferralsAsync(ReferralDirection.Referrers, "app_install", 5, Stop)).ValueOrDefault.ShouldNotBeNull();

        world.Sent("referrals", $$"""{ {{Caller}}, "direction": "referrers", "event_name": "app_install", "skip": 5 }""");
        (page.Next, page.People.Count, page.People[0].UserId, page.People[0].At, page.People[0].Data["coins"]).ShouldBe((100, 2, "ben", Some.InstalledAt, "5"));
        page.People[1].UserId.ShouldBeNull();
    }

    [Fact]
    public async Task A_conflict_of_identities_is_an_answer()
    {
        using var world = new World("""{ "data": { "result": "conflict", "user_id": "ben", "other_user_id": "ana" } }""");

        var result = (await world.Client.Referrals.AddIdentityAsync("steam", "s-1", "secret", switches: true, Stop)).ValueOrDefault.ShouldNotBeNull();

        world.Sent("identities", $$"""{ {{Caller}}, "provider": "steam", "id": "s-1", "access_token": "secret", "on_conflict": "switch" }""");
        (result.IsConflict, result.UserId, result.OtherUserId).ShouldBe((true, "ben", "ana"));
        await world.Client.Referrals.AddSignedIdentityAsync("a.b", stop: Stop);
        world.Sent("identities", $$"""{ {{Caller}}, "identity_token": "a.b", "on_conflict": "keep" }""");
    }

    [Fact]
    public async Task Identities_are_read_and_removed()
    {
        using var world = new World("""{ "data": { "user_id": "ana", "identities": { "steam": "s-1" }, "result": "removed" } }""");

        (await world.Client.Referrals.GetIdentitiesAsync(Stop)).ValueOrDefault.ShouldNotBeNull().ByProvider["steam"].ShouldBe("s-1");
        (await world.Client.Referrals.RemoveIdentityAsync("steam", Stop)).ValueOrDefault.ShouldNotBeNull().Outcome.ShouldBe("removed");
        world.Sent("identities/remove", $$"""{ {{Caller}}, "provider": "steam" }""");
    }

    [Fact]
    public async Task A_claim_that_is_refused_says_why_in_one_word()
    {
        using var world = new World("""{ "msg": "the code is not valid any more", "status": 409, "data": { "error": "expired" } }""", 409);

        var refused = (await world.Client.Referrals.ClaimAsync("SPRING", "c-1", Stop)).ShouldBeOfType<Answer<PromoCode>.Refused>();

        (refused.Status, refused.Error).ShouldBe((409, "expired"));
        world.Sent("promo-codes/claim", $$"""{ {{Caller}}, "code": "SPRING", "request_id": "c-1" }""");
    }

    [Fact]
    public async Task A_claimed_code_has_its_properties()
    {
        using var world = new World("""{ "data": { "code": "SPRING", "properties": { "coins": "5" }, "claims": 1, "max_claims": 2, "creator_user_id": "ana" } }""");

        var code = (await world.Client.Referrals.ClaimAsync("SPRING", stop: Stop)).ValueOrDefault.ShouldNotBeNull();

        (code.Code, code.Properties["coins"], code.Claims, code.MaxClaims, code.CreatorUserId).ShouldBe(("SPRING", "5", 1, 2, "ana"));
    }

    sealed class World : IDisposable
    {
        readonly FakeServer _server;

        public World(string answer, int status = 200)
        {
            _server = new FakeServer(FakeServer.Says(status, answer));
            Client = Some.Client(_server);
        }

        public WaymarkClient Client { get; }

        public void Sent(string path, string body)
        {
            var request = _server.Requests[^1];
            request.Address.AbsolutePath.ShouldBe($"/api/client/{path}");
            request.Text.ShouldBeJson(body);
        }

        public void Dispose()
        {
            Client.Dispose();
            _server.Dispose();
        }
    }
}
