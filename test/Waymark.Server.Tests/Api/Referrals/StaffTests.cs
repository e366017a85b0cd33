using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api.Referrals;

public sealed class StaffTests : IAsyncLifetime
{
    static readonly HttpMethod Get = HttpMethod.Get, Post = HttpMethod.Post, Put = HttpMethod.Put, Delete = HttpMethod.Delete;

    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WaymarkApplication.StartAsync(ReferralCalls.Document);
        await _app.SignUpAsync("i-1", "ana");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Invites_of_a_user_are_listed_read_and_archived()
    {
        var token = (await _app.PhoneDataAsync("invites", new { install_instance_id = "i-1", link_params = new { room = "42" } })).GetProperty("token").GetString();

        var listed = (await _app.StaffDataAsync(Get, "invites?user=ana")).GetProperty("invites")[0];
        (Text(listed, "token"), Text(listed.GetProperty("sender"), "userId"), Text(listed.GetProperty("linkParams"), "room")).ShouldBe((token, "ana", "42"));
        (await _app.StaffDataAsync(Put, $"invites/{token}/archived", new { archived = true })).GetProperty("archived").GetBoolean().ShouldBeTrue();
        (await _app.StaffDataAsync(Get, $"invites/{token}")).GetProperty("archived").GetBoolean().ShouldBeTrue();
        (await _app.StaffAsync(Get, "invites/nope")).Status.ShouldBe(404);
        (await _app.StaffAsync(Put, "invites/nope/archived", new { archived = true })).Status.ShouldBe(404);
        (await _app.StaffAsync(Put, $"invites/{token}/archived", new { })).Status.ShouldBe(400);
        (await _app.StaffAsync(Get, "invites")).Status.ShouldBe(400);
        (await _app.StaffDataAsync(Get, "invite-channels")).GetProperty("channels").EnumerateArray()
            .Single(channel => Text(channel, "id") == "viber").GetProperty("offered").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Identities_are_counted_by_provider_and_conflicts_are_seen()
    {
        (await _app.StaffDataAsync(Put, "users/ana/identities/Steam", new { id = "s-1" })).GetProperty("identities").ToString().ShouldBe("""{"steam":"s-1"}""");
        (await _app.StaffAsync(Put, "users/ben/identities/steam", new { id = "s-1" })).Status.ShouldBe(409);

        var providers = await _app.StaffDataAsync(Get, "identities");
        (providers.GetProperty("users").GetInt64(), providers.GetProperty("providers").EnumerateArray().ToDictionary(one => Text(one, "provider")!, one => one.GetProperty("users").GetInt64())["steam"])
            .ShouldBe((1, 1));
        var conflict = (await _app.StaffDataAsync(Get, "identities/conflicts")).GetProperty("entries")[0];
        (Text(conflict.GetProperty("person"), "userId"), Text(conflict.GetProperty("other"), "userId"), Text(conflict, "kind")).ShouldBe(("ben", "ana", "identityConflict"));
        Text(await _app.StaffDataAsync(Get, "identities/steam/s-1"), "userId").ShouldBe("ana");

        (await _app.StaffDataAsync(Delete, "users/ana/identities/steam")).GetProperty("identities").ToString().ShouldBe("{}");
        (await _app.StaffAsync(Delete, "users/ana/identities/steam")).Status.ShouldBe(404);
        (await _app.StaffAsync(Get, "identities/steam/s-1")).Status.ShouldBe(404);
        (await _app.StaffAsync(Put, "users/ana/identities/custom_id", new { id = "x" })).Status.ShouldBe(400);
        (await _app.StaffAsync(Put, "users/ana/identities/steam", new { di = "x" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Relations_are_changed_with_a_reason_that_is_kept()
    {
        var relation = new { referred = new { userId = "ben" }, referrer = new { userId = "ana" }, @event = "app_install", data = new { coins = 5 }, why = "support ticket 7" };
        Text(await _app.StaffDataAsync(Post, "relations", relation), "outcome").ShouldBe("set");

        var found = (await _app.StaffDataAsync(Get, "relations?user=ana")).GetProperty("relations")[0];
        (Text(found.GetProperty("referred"), "userId"), Text(found, "source")).ShouldBe(("ben", "staff"));
        (await _app.StaffDataAsync(Get, "relations?user=ben&direction=referrers&event=other")).GetProperty("relations").GetArrayLength().ShouldBe(0);

        Text(await _app.StaffDataAsync(Post, "relations/remove", relation), "outcome").ShouldBe("removed");
        (await _app.StaffAsync(Post, "relations/remove", relation)).Status.ShouldBe(404);
        var audit = (await _app.StaffDataAsync(Get, "relations/audit")).GetProperty("entries");
        audit.EnumerateArray().Select(entry => (Text(entry, "kind"), Text(entry, "why"))).ShouldBe([("relationRemoved", "support ticket 7"), ("relationSet", "support ticket 7")]);
        Text(audit[0], "by").ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("""{ "referred": { "userId": "ben" }, "referrer": { "userId": "ana" }, "event": "e" }""", 400, "why is required")]
    [InlineData("""{ "referred": { "userId": "ben" }, "event": "e", "why": "x" }""", 400, "referrer is required")]
    [InlineData("""{ "referred": { "userId": 5.5 , "userid": 1 }, "referrer": { "userId": {} }, "event": "e", "why": "x" }""", 400, "referrer.userId must be text")]
    [InlineData("""{ "refered": {}, "why": "x" }""", 400, "refered is unknown")]
    [InlineData("""{ "referred": { "userId": "ana" }, "referrer": { "userId": "ana" }, "event": "e", "why": "x" }""", 409, "Nobody is their own referrer")]
    [InlineData("""{ "referred": { "provider": "steam", "id": "1" }, "referrer": { "userId": "ana" }, "event": "e", "why": "x" }""", 404, "referred: nobody is known")]
    [InlineData("[]", 400, "The body must be a JSON object")]
    public async Task What_is_wrong_with_a_relation_is_named(string body, int expected, string why)
    {
        var (status, answer) = await _app.StaffAsync(Post, "relations", System.Text.Json.Nodes.JsonNode.Parse(body));

        status.ShouldBe(expected);
        Text(answer, "error")!.ShouldStartWith(why);
    }

    [Fact]
    public async Task Relations_of_another_product_are_imported_at_once()
    {
        var import = new
        {
            why = "moved from elsewhere",
            relations = Enumerable.Range(0, 1_000).Select(number => new { referred = new { userId = $"r-{number}" }, referrer = new { userId = "ana" }, @event = "app_install", at = "2020-01-01" }),
        };

        (await _app.StaffDataAsync(Post, "relations/import", import)).GetProperty("relations").GetInt32().ShouldBe(1_000);

        (await _app.StaffDataAsync(Get, "relations?user=ana&limit=500")).GetProperty("next").GetInt32().ShouldBe(500);
        (await _app.ManageAsync("apps/shop/stream?name=referrer_set")).GetProperty("events").GetArrayLength().ShouldBe(0);
        var (status, answer) = await _app.StaffAsync(Post, "relations/import", new { why = "x", relations = new[] { new { referred = new { userId = "a" } } } });
        (status, Text(answer, "error")).ShouldBe((400, "relations[0].referrer is required"));
    }

    [Fact]
    public async Task Promo_codes_are_made_changed_and_paged()
    {
        var made = await _app.StaffDataAsync(Post, "promo-codes", new { code = "spring", properties = new { coins = 5 }, maxClaims = 2, creator = new { userId = "ana" } });
        (Text(made, "code"), Text(made.GetProperty("creator"), "userId"), made.GetProperty("enabled").GetBoolean()).ShouldBe(("SPRING", "ana", true));
        (await _app.StaffAsync(Post, "promo-codes", new { code = "Spring" })).Status.ShouldBe(409);
        Text(await _app.StaffDataAsync(Post, "promo-codes", new { }), "code")!.Length.ShouldBe(5);

        await _app.PhoneDataAsync("promo-codes/claim", new { install_instance_id = "i-1", code = "spring" });
        var changed = await _app.StaffDataAsync(Put, "promo-codes/spring", new { enabled = false });
        (changed.GetProperty("enabled").GetBoolean(), changed.GetProperty("claims").GetInt32()).ShouldBe((false, 1));
        Text((await _app.StaffDataAsync(Get, "promo-codes/SPRING/claims")).GetProperty("claims")[0].GetProperty("person"), "userId").ShouldBe("ana");

        var first = await _app.StaffDataAsync(Get, "promo-codes?limit=1");
        var second = await _app.StaffDataAsync(Get, $"promo-codes?limit=1&before={Text(first, "next")}");
        Text(second.GetProperty("promoCodes")[0], "code").ShouldBe("SPRING");
        (await _app.StaffAsync(Get, "promo-codes/nope")).Status.ShouldBe(404);
        (await _app.StaffAsync(Put, "promo-codes/nope", new { })).Status.ShouldBe(404);
        (await _app.StaffAsync(Post, "promo-codes", new { maxClaim = 2 })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Test_devices_are_registered_and_removed()
    {
        (await _app.StaffDataAsync(Post, "test-devices", new { kind = "install", id = "i-1", name = "Ana's" })).GetProperty("kind").GetString().ShouldBe("install");
        (await _app.StaffDataAsync(Get, "test-devices")).GetProperty("devices").GetArrayLength().ShouldBe(1);
        (await _app.StaffAsync(Delete, "test-devices/install/i-1")).Status.ShouldBe(200);
        (await _app.StaffAsync(Delete, "test-devices/install/i-1")).Status.ShouldBe(404);
        (await _app.StaffAsync(Post, "test-devices", new { kind = "advertisingId", id = "not a uuid" })).Status.ShouldBe(400);
        (await _app.StaffAsync(Post, "test-devices", new { kind = "car", id = "1" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_review_names_a_referral_a_status_and_a_reason()
    {
        (await _app.StaffAsync(Post, "referrals/7/review", new { status = "valid", why = "x" })).Status.ShouldBe(404);
        Text((await _app.StaffAsync(Post, "referrals/7/review", new { status = "fine", why = "x" })).Body, "error")!.ShouldStartWith("status must be one of valid, suspicious, rejected");
        Text((await _app.StaffAsync(Post, "referrals/7/review", new { status = "valid" })).Body, "error").ShouldBe("why is required");
        (await _app.StaffDataAsync(Get, "referrals/review-queue")).GetProperty("referrals").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("invites?user=ana")]
    [InlineData("identities")]
    [InlineData("relations?user=ana")]
    [InlineData("relations/audit")]
    [InlineData("promo-codes")]
    [InlineData("test-devices")]
    [InlineData("referrals/review-queue")]
    public async Task Nothing_is_shown_without_the_management_key(string path)
    {
        using var answer = await _app.ManageRawAsync($"apps/shop/{path}", key: null);
        ((int)answer.StatusCode).ShouldBe(401);

        using var other = await _app.ManageRawAsync($"apps/nobody/{path}");
        ((int)other.StatusCode).ShouldBe(404);
    }

    static string? Text(JsonElement json, string key) => json.GetProperty(key).GetString();
}
