using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api;

public sealed class FlowAndRewardEndpointsTests : IAsyncLifetime
{
    const string Programme = """
        "flows": [ { "id": "thanks", "trigger": { "type": "event", "event": "Subscription Started", "count": 0 },
                     "filters": [ { "key": "plan", "operator": "equals", "value": "yearly", "custom": true } ],
                     "actions": [ { "type": "setReferrer", "data": { "coins": 50 } },
                                  { "type": "changeProperty", "target": "referrers", "properties": [ { "name": "credits", "change": "increment", "value": 50 } ] } ] },
                   { "id": "ban", "trigger": { "type": "event", "event": "abuse" }, "actions": [ { "type": "ban", "seconds": 3600, "reason": "spam" } ] } ],
        "rewards": [ { "id": "friends", "referrer": { "event": "Subscription Started", "amount": 100 }, "referred": { "event": "signup", "amount": 5 } } ],
        """;

    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() =>
        _app = await WaymarkApplication.StartAsync(WaymarkApplication.Document.Replace("\"id\": \"shop\",", "\"id\": \"shop\", " + Programme, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_flows_runs_are_shown_by_flow_and_by_user_and_it_can_be_tried()
    {
        await DoesAsync("ben", "Subscription Started", new() { ["plan"] = "monthly", ["referrer_user_id"] = "anna" });
        await DoesAsync("ben", "Subscription Started", new() { ["plan"] = "yearly", ["referrer_user_id"] = "anna" });

        var runs = (await _app.ManageAsync("apps/shop/flows/thanks/runs")).GetProperty("runs");
        runs.EnumerateArray().Select(run => run.GetProperty("done").GetBoolean()).ShouldBe([true, true, false]);
        runs[2].GetProperty("reason").GetString().ShouldBe("filter");
        runs[2].GetProperty("why").GetString().ShouldBe("plan equals \"yearly\": it is \"monthly\"");
        (await _app.ManageAsync("apps/shop/users/anna/flow-runs")).GetProperty("runs").GetArrayLength().ShouldBe(1);
        (await _app.ManageAsync("apps/shop/users/ben/flow-runs?limit=2")).GetProperty("next").GetInt64().ShouldBeGreaterThan(0);
        (await _app.ManageAsync("apps/shop/flows")).GetProperty("flows").EnumerateArray().Select(flow => flow.GetProperty("id").GetString()).ShouldBe(["thanks", "ban"]);
        (await _app.ManageAsync("apps/shop/users/anna")).GetProperty("publicProperties").GetProperty("credits").GetString().ShouldBe("50");

        var dry = await PostAsync("apps/shop/flows/thanks/dry-run", new() { ["user"] = "carol", ["event"] = "Subscription Started", ["values"] = new JsonObject { ["plan"] = "yearly" } });
        dry.Body.GetProperty("steps")[0].GetProperty("reason").GetString().ShouldBe("no_referrer");
        var stored = (await _app.ManageAsync("apps/shop/stream?name=Subscription%20Started")).GetProperty("events")[1].GetProperty("id").GetString();
        var again = await PostAsync("apps/shop/flows/thanks/dry-run", new() { ["eventId"] = stored });
        again.Body.GetProperty("fires").GetBoolean().ShouldBeTrue();
        again.Body.GetProperty("steps")[0].GetProperty("referrer").GetProperty("userId").GetString().ShouldBe("anna");
        (await PostAsync("apps/shop/flows/thanks/dry-run", [])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("apps/shop/flows/nothing/dry-run", new() { ["eventId"] = stored })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _app.ManageAsync("apps/shop/flows/thanks/runs")).GetProperty("runs").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_banned_user_is_shown_as_one()
    {
        await DoesAsync("ben", "abuse", []);

        var user = await _app.ManageAsync("apps/shop/users/ben");

        user.GetProperty("banned").GetBoolean().ShouldBeTrue();
        user.GetProperty("ban").GetProperty("reason").GetString().ShouldBe("spam");
    }

    [Fact]
    public async Task A_reward_is_decided_step_by_step_and_what_makes_no_sense_is_a_conflict()
    {
        await DoesAsync("ben", "Subscription Started", new() { ["plan"] = "yearly", ["referrer_user_id"] = "anna" });
        var reward = (await _app.ManageAsync("apps/shop/rewards?status=pending")).GetProperty("rewards")[0];
        var id = reward.GetProperty("id").GetString();
        (reward.GetProperty("recipient").GetProperty("userId").GetString(), reward.GetProperty("amount").GetInt32()).ShouldBe(("anna", 100));

        (await PostAsync($"apps/shop/rewards/{id}/fulfil", [])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await PostAsync($"apps/shop/rewards/{id}/approve", new() { ["why"] = "checked" })).Body.GetProperty("state").GetString().ShouldBe("approved");
        (await PostAsync($"apps/shop/rewards/{id}/fulfil", [])).Body.GetProperty("state").GetString().ShouldBe("fulfilled");
        (await PostAsync($"apps/shop/rewards/{id}/refuse", [])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await PostAsync("apps/shop/rewards/9-9/refuse", [])).Status.ShouldBe(HttpStatusCode.NotFound);

        var shown = await _app.ManageAsync($"apps/shop/rewards/{id}");
        shown.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("state").GetString()).ShouldBe(["pending", "approved", "fulfilled"]);
        shown.GetProperty("steps")[1].GetProperty("why").GetString().ShouldBe("checked");
        (await _app.ManageAsync("apps/shop/rewards?status=pending")).GetProperty("rewards").GetArrayLength().ShouldBe(0);
        (await _app.ManageAsync("apps/shop/rewards/totals")).GetProperty("totals")[0].GetProperty("state").GetString().ShouldBe("fulfilled");
        (await _app.ManageAsync("apps/shop/rewards/leaderboard")).GetProperty("leaders").GetArrayLength().ShouldBe(0);
        (await _app.ManageAsync("apps/shop/rewards/rules")).GetProperty("rules")[0].GetProperty("warning").GetString().ShouldNotBeNull().ShouldContain("3.2.2");
    }

    [Fact]
    public async Task A_users_page_says_why_there_is_a_reward_or_none()
    {
        await DoesAsync("ben", "Subscription Started", new() { ["plan"] = "yearly", ["referrer_user_id"] = "anna" });

        var ben = (await _app.ManageAsync("apps/shop/users/ben/rewards")).GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("text").GetString()).ToList();
        ben.ShouldContain("No click, code or store referrer is known that brought this person.");
        ben.ShouldContain("user anna is the referrer for \"Subscription Started\", set by flow.");
        ben.ShouldContain("Rule friends, for user anna: 100 credits for \"Subscription Started\" was earned and waits for approval (pending).");
        ben.ShouldContain("Rule friends, for the referred: nothing yet, because \"signup\" was done 0 of 1 times.");

        var anna = await _app.ManageAsync("apps/shop/users/anna/rewards");
        anna.GetProperty("rewards").GetArrayLength().ShouldBe(1);
        anna.GetProperty("steps").EnumerateArray().Last().GetProperty("text").GetString().ShouldBe("user ben, rule friends: 100 credits was earned and waits for approval (pending).");
        (await _app.Client.GetAsync("/api/manage/v1/apps/shop/users/ben/rewards")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_rule_that_stores_object_to_is_warned_of_before_it_is_applied()
    {
        var document = WaymarkApplication.Document.Replace("\"id\": \"shop\",", "\"id\": \"shop\", " + Programme.Replace("\"amount\": 5", "\"amount\": 6", StringComparison.Ordinal), StringComparison.Ordinal);

        var plan = await SendAsync(HttpMethod.Post, "configuration/plan", new StringContent(document));

        plan.Body.GetProperty("warnings")[0].GetProperty("path").GetString().ShouldBe("apps[0].rewards[0].referred.event");
    }

    async Task DoesAsync(string user, string name, JsonObject values)
    {
        await _app.CallAsync("capture-event", new JsonObject { ["install_instance_id"] = $"i-{user}", ["platform"] = "ANDROID", ["user_id"] = user, ["event_name"] = name, ["event_data"] = values });
        await _app.ClicksAsync();
    }

    Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, JsonObject body) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, $"/api/manage/v1/{path}") { Content = content };
        request.Headers.Authorization = new("Bearer", "mk_test");
        using var answer = await _app.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
