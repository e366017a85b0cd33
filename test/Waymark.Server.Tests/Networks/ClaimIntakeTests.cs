using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Waymark.Apps;
using Waymark.Server.Intake;
using Waymark.Server.Intake.Networks;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Networks;

public sealed class ClaimIntakeTests
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    const string Networks = """
        "networks": [ { "id": "boreal", "name": "Boreal Ads", "code": "BOREAL", "key": "boreal-key", "previousKey": "boreal-old" },
                      { "id": "aster", "code": "ASTER", "key": "aster-key", "active": false } ], "uriScheme"
        """;

    static readonly string Document = WaymarkApplication.Document.Replace("\"uriScheme\"", Networks);

    [Fact]
    public async Task Claims_are_taken_one_by_one_or_as_a_list()
    {
        await using var waymark = await WaymarkApplication.StartAsync(Document);

        var (status, answer) = await PostAsync(waymark, Claim());
        (status, answer.GetProperty("data").GetProperty("claims").GetInt32()).ShouldBe((202, 1));
        (status, answer) = await PostAsync(waymark, $$"""{ "claims": [ {{Claim("view")}}, {{Claim()}} ] }""", "boreal-old");
        (status, answer.GetProperty("data").GetProperty("claims").GetInt32()).ShouldBe((202, 2));
    }

    [Theory]
    [InlineData(1, 503, 0)]
    [InlineData(2, 202, 2)]
    public async Task A_list_for_which_the_journal_has_no_room_is_taken_whole_or_not_at_all(int room, int status, int taken)
    {
        using var world = new IntakeWorld(Some.Configuration(new App { Id = "shop", Networks = [new AdNetwork { Id = "boreal", Code = "BOREAL", Key = "boreal-key" }] }));
        var journal = world.Journal;
        journal.Room = room;
        var intake = new ClaimIntake(new NetworkKeys(world), world, new RateLimits(world.Clock), journal, world.Clock);
        var said = new JsonObject { ["type"] = "click", ["device_id"] = Gaid, ["at"] = world.Clock.GetUtcNow().ToUnixTimeSeconds() };

        var answer = await intake.TakeAsync(Posted(new JsonObject { ["claims"] = new JsonArray(said, said.DeepClone()) }));

        (answer.Status, journal.Facts.Count).ShouldBe((status, taken), Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Theory]
    [InlineData("boreal", null, 401)]
    [InlineData("boreal", "", 401)]
    [InlineData("boreal", "aster-key", 401)]
    [InlineData("nobody", "boreal-key", 401)]
    [InlineData("boreal", "boreal-kez", 401)]
    [InlineData("aster", "aster-key", 403)]
    public async Task Only_the_networks_own_key_opens_its_address(string network, string? key, int status)
    {
        await using var waymark = await WaymarkApplication.StartAsync(Document);

        (await PostAsync(waymark, Claim(), key, network)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_list_is_taken_whole_or_not_at_all_and_each_mistake_is_named()
    {
        await using var waymark = await WaymarkApplication.StartAsync(Document);

        var (status, answer) = await PostAsync(waymark, $$"""{ "claims": [ {{Claim()}}, { "type": "tap", "at": 1 }, { "type": "click", "at": "{{Moment()}}" } ] }""");

        status.ShouldBe(422);
        answer.GetProperty("data").GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("claim")} {error.GetProperty("field")} {error.GetProperty("problem")}")
            .ShouldBe(["1 type must be click or view", "1 at is more than 30 days ago: no window is so long", "2  must have device_id, click_id or network_click_id"]);
        await UnderstoodAsync(waymark);
        (await waymark.ManageAsync("apps/shop/networks/boreal/claims")).GetProperty("claims").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{ "claims": [] }""", 422)]
    [InlineData("""{ "claims": {} }""", 422)]
    [InlineData("""{ "claims": [], "more": 1 }""", 422)]
    public async Task What_is_no_claim_is_refused(string body, int status)
    {
        await using var waymark = await WaymarkApplication.StartAsync(Document);

        (await PostAsync(waymark, body)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Too_many_claims_too_large_a_body_and_other_methods_are_refused()
    {
        await using var waymark = await WaymarkApplication.StartAsync(Document);

        (await PostAsync(waymark, $$"""{ "claims": [ {{string.Join(',', Enumerable.Repeat(Claim(), 101))}} ] }""")).Status.ShouldBe(422);
        (await PostAsync(waymark, new string(' ', (64 * 1024) + 1))).Status.ShouldBe(413);
        using var got = await waymark.Client.GetAsync(new Uri("/api/v1/networks/boreal/claims", UriKind.Relative));
        ((int)got.StatusCode).ShouldBe(405);
    }

    [Fact]
    public async Task Claims_and_figures_are_shown_to_the_owner()
    {
        await using var waymark = await WaymarkApplication.StartAsync(Document);
        await PostAsync(waymark, Claim());
        await PostAsync(waymark, Claim());
        await UnderstoodAsync(waymark);

        var claim = (await waymark.ManageAsync("apps/shop/networks/boreal/claims")).GetProperty("claims").EnumerateArray().ShouldHaveSingleItem();
        (claim.GetProperty("standing").GetString(), claim.GetProperty("wasAsked").GetBoolean(), claim.GetProperty("claim").GetProperty("deviceId").GetString()).ShouldBe(("waiting", false, Gaid));

        var networks = (await waymark.ManageAsync("apps/shop/networks")).GetProperty("networks").EnumerateArray().ToList();
        networks.Select(network => $"{network.GetProperty("id")} {network.GetProperty("name")} {network.GetProperty("active")}").ShouldBe(["boreal Boreal Ads True", "aster aster False"]);
        networks[0].GetProperty("claims").EnumerateObject().Select(outcome => $"{outcome.Name} {outcome.Value}").ShouldBe(["repeat 1", "waiting 1"]);
    }

    // Asking for an attribution waits until all that came before has been understood.
    static async Task UnderstoodAsync(WaymarkApplication waymark) => await waymark.CallAsync("attribution-data", new JsonObject { ["install_instance_id"] = "nobody" });

    static string Claim(string type = "click") => $$"""{ "type": "{{type}}", "at": "{{Moment()}}", "device_id": "{{Gaid}}", "campaign_id": "c-1" }""";

    static string Moment() => $"{DateTimeOffset.UtcNow.AddHours(-1):yyyy-MM-dd'T'HH:00:00'Z'}";

    static DefaultHttpContext Posted(JsonNode body)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.Headers.Authorization = "Bearer boreal-key";
        context.Request.RouteValues["network"] = "boreal";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToJsonString()));
        return context;
    }

    static async Task<(int Status, JsonElement Answer)> PostAsync(WaymarkApplication waymark, string body, string? key = "boreal-key", string network = "boreal")
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/networks/{network}/claims") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) post.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await waymark.Client.SendAsync(post);
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
