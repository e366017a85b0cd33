using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake.Referrals;

public sealed class InviteCallsTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(ReferralCalls.Document);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_invite_is_finished_when_it_is_answered()
    {
        await _app.SignUpAsync("i-1", "ana", "Ana");

        var invite = await _app.PhoneDataAsync("invites", new
        {
            install_instance_id = "i-1",
            channel = "email",
            language = "de-AT",
            link_params = new Dictionary<string, object> { ["$promo_code"] = "SAVE5", ["$content"] = "banner", ["room"] = 42 },
        });

        var token = Text(invite, "token")!;
        token.Length.ShouldBe(10);
        Text(invite, "url").ShouldBe($"https://links.example.test/{token}");
        Text(invite, "code")!.Length.ShouldBe(5);
        Text(invite, "subject").ShouldBe("Ana lädt dich ein");
        Text(invite, "text").ShouldBe($"Come https://links.example.test/{token} SAVE5");
        Text(invite, "channel").ShouldBe("email");
    }

    [Fact]
    public async Task The_same_call_again_is_answered_with_the_same_invite()
    {
        var call = new { install_instance_id = "i-1" };

        var first = await _app.PhoneDataAsync("invites", call);
        var again = await _app.PhoneDataAsync("invites", call);
        var other = await _app.PhoneDataAsync("invites", new { install_instance_id = "i-1", channel = "sms" });

        again.ToString().ShouldBe(first.ToString());
        Text(first, "subject").ShouldBe("A friend invites you");
        Text(other, "token").ShouldNotBe(Text(first, "token"));
        Text(other, "subject").ShouldBeNull();
    }

    [Fact]
    public async Task A_link_that_is_not_asked_for_with_an_install_is_refused()
    {
        var (status, answer) = await _app.PhoneAsync("invites", new { user_id = "ana" });

        (status, Text(answer, "msg")).ShouldBe((400, "install_instance_id is required"));
    }

    [Theory]
    [InlineData("""{ "channel": "a b" }""", "channel may hold letters, digits, _ and - only")]
    [InlineData("""{ "link_params": { "$x": 1 } }""", "link_params.$x is none of ours")]
    [InlineData("""{ "gif": "ftp://x" }""", "gif must be an https:// address")]
    public async Task What_is_wrong_is_named_and_nothing_is_stored(string body, string why)
    {
        var said = System.Text.Json.Nodes.JsonNode.Parse(body)!;
        said["install_instance_id"] = "i-1";

        var (status, answer) = await _app.PhoneAsync("invites", said);

        status.ShouldBe(400);
        Text(answer, "msg")!.ShouldStartWith(why);
        (await _app.PhoneDataAsync("invites/list", new { install_instance_id = "i-1" })).GetProperty("invites").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_app_without_a_domain_has_no_links()
    {
        var (status, answer) = await _app.PhoneAsync("invites", new { install_instance_id = "i-1" }, "prj_strict");

        status.ShouldBe(409);
        Text(answer, "msg")!.ShouldContain("domains");
    }

    [Fact]
    public async Task Sending_is_counted_and_only_the_sender_may_say_so()
    {
        var token = Text(await _app.PhoneDataAsync("invites", new { install_instance_id = "i-1" }), "token");

        var sent = await _app.PhoneDataAsync("invites/sent", new { install_instance_id = "i-1", invite_token = token, channel = "WhatsApp" });
        (Text(sent, "channel"), sent.GetProperty("sends").GetInt32()).ShouldBe(("whatsapp", 1));
        (await _app.PhoneAsync("invites/sent", new { install_instance_id = "i-2", invite_token = token, channel = "sms" })).Status.ShouldBe(403);
        (await _app.PhoneAsync("invites/sent", new { install_instance_id = "i-1", invite_token = "nope", channel = "sms" })).Status.ShouldBe(404);
        var (status, answer) = await _app.PhoneAsync("invites/sent", new { install_instance_id = "i-1", invite_token = token });
        (status, Text(answer, "msg")).ShouldBe((400, "channel is required"));

        var listed = (await _app.PhoneDataAsync("invites/list", new { install_instance_id = "i-1" })).GetProperty("invites")[0];
        (Text(listed, "token"), listed.GetProperty("sends").GetInt32()).ShouldBe((token, 1));
    }

    [Fact]
    public async Task Channels_are_those_that_are_offered_and_possible_on_the_device()
    {
        var phone = await ChannelsAsync(new { platform = "ANDROID" });
        phone[0].ShouldBe("our_forum");
        phone.ShouldContain("whatsapp");
        phone.ShouldNotContain("viber");
        phone.ShouldNotContain("web");
        phone.ShouldNotContain("googleplus");

        (await ChannelsAsync(new { platform = "IOS", possible = new[] { "sms", "Email", "viber" } })).ShouldBe(["sms", "email"]);
    }

    async Task<string?[]> ChannelsAsync(object body) =>
        [.. (await _app.PhoneDataAsync("invite-channels", body)).GetProperty("channels").EnumerateArray().Select(channel => Text(channel, "id"))];

    static string? Text(JsonElement json, string key) => json.GetProperty(key).GetString();
}
