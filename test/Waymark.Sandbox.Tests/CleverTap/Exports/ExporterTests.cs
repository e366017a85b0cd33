using System.Text.Json.Nodes;
using Waymark.Sandbox.CleverTap.Deeds;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Exports;

/// <summary>Against the mParticle stand-in, which knows mParticle's rules on its own account.</summary>
public sealed class ExporterTests
{
    [Fact]
    public async Task Everything_published_is_taken_by_the_receiver_and_what_was_uploaded_stays_behind()
    {
        await using var sandbox = await StartAsync();

        foreach (var name in Catalogue.Names)
            await sandbox.PostAsync("/clevertap/inspect/events", new JsonObject { ["name"] = name }.ToJsonString());

        await LeadAsync(sandbox);
        await sandbox.PostAsync("/clevertap/inspect/export", "");
        var seen = await SettledAsync(sandbox);

        Catalogue.Names.Count().ShouldBe(25);
        seen["accepted"]!["byName"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<int>())
            .ShouldBe(Catalogue.Names.ToDictionary(name => name, _ => 1), ignoreOrder: true);
        var batch = (await BatchesAsync(sandbox)).ShouldHaveSingleItem();
        $"{batch["user_identities"]!["customer_id"]}".ShouldBe("user-7");
        (await sandbox.ReceivedAsync("mparticle-control"))[0]!["remark"].ShouldBeNull();
    }

    [Fact]
    public async Task A_receiver_that_is_away_gets_the_same_batch_until_it_has_it()
    {
        var clock = new ImpatientClock();
        await using var sandbox = await StartAsync(clock);
        await sandbox.PutAsync("/mparticle-control", """
            { "answers": [ { "status": 503 }, { "status": 429, "retryAfter": 40 }, { "drop": true, "after": true }, { "status": 500 } ] }
            """);
        await LeadAsync(sandbox);

        await LaunchAsync(sandbox);
        var seen = await SettledAsync(sandbox);

        (seen["requests"]!.GetValue<int>(), seen["accepted"]!["batches"]!.GetValue<int>(), seen["trouble"]).ShouldBe((5, 1, null));
        (await BatchesAsync(sandbox)).Select(batch => $"{batch["source_request_id"]}").Distinct().ShouldHaveSingleItem();
        clock.Waits.Count.ShouldBe(4);
        clock.Waits.Skip(1).First().ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_not_waited_for_any_longer()
    {
        await using var sandbox = await StartAsync(new ImpatientClock());
        await sandbox.PutAsync("/mparticle-control", """{ "answers": [ { "hang": true } ] }""");
        await LeadAsync(sandbox, """ "timeoutMs": 200, """);

        await LaunchAsync(sandbox);
        var seen = await SettledAsync(sandbox);

        (seen["requests"]!.GetValue<int>(), seen["accepted"]!["batches"]!.GetValue<int>()).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Wrong_credentials_are_shown_and_not_tried_again()
    {
        await using var sandbox = await StartAsync();
        await LeadAsync(sandbox, key: "somebody");

        await LaunchAsync(sandbox);
        var seen = await SettledAsync(sandbox);

        (seen["requests"]!.GetValue<int>(), seen["refused"]!["events"]!.GetValue<int>()).ShouldBe((1, 1));
        seen["refusals"]!.AsArray().ShouldHaveSingleItem()!["status"]!.GetValue<int>().ShouldBe(403);
        (await sandbox.GetAsync("/clevertap/inspect/feed")).Text.ShouldNotContain("test-secret");
    }

    [Fact]
    public async Task An_export_takes_only_what_is_new_unless_it_is_asked_for_all_again()
    {
        await using var sandbox = await StartAsync();
        await LeadAsync(sandbox);
        await LaunchAsync(sandbox);

        var nothing = (await sandbox.PostAsync("/clevertap/inspect/export", "")).Json;
        var all = (await sandbox.PostAsync("/clevertap/inspect/export?again=true", "")).Json;
        await SettledAsync(sandbox, batches: 2);

        (nothing["events"]!.GetValue<int>(), all["events"]!.GetValue<int>()).ShouldBe((0, 1));
        var batches = await BatchesAsync(sandbox);
        batches.Select(batch => $"{batch["source_request_id"]}").Distinct().Count().ShouldBe(2);
        batches.Select(batch => $"{batch["events"]![0]!["data"]!["source_message_id"]}").Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task On_a_timer_nobody_has_to_ask()
    {
        await using var sandbox = await StartAsync();
        await LeadAsync(sandbox, """ "everySeconds": 1, "batchesPerRequest": 1, "profiles": true, """);

        await sandbox.PostAsync("/clevertap/inspect/events", """{ "name": "App Launched" }""");
        await SettledAsync(sandbox, batches: 2);

        (await sandbox.ReceivedAsync("mparticle-control")).ShouldAllBe(call => $"{call!["path"]}" == "/mparticle/v2/events");
    }

    [Theory]
    [InlineData("""{"address":"nowhere","key":"k","secret":"s"}""", "address must be an http or https address.")]
    [InlineData("""{"address":"http://x.test","key":"k","secret":"s","batchesPerRequest":101}""", "batchesPerRequest must be from 1 to 100.")]
    [InlineData("""{"address":"http://x.test","key":"k"}""", "secret")]
    public async Task A_feed_that_makes_no_sense_is_refused(string feed, string error)
    {
        await using var sandbox = await SandboxApplication.StartAsync();

        var answer = await sandbox.PutAsync("/clevertap/inspect/feed", feed);

        (answer.Status, answer["error"].Contains(error, StringComparison.Ordinal)).ShouldBe((400, true));
        (await sandbox.PostAsync("/clevertap/inspect/export", "")).Status.ShouldBe(409);
    }

    static async Task<SandboxApplication> StartAsync(TimeProvider? clock = null)
    {
        var sandbox = await SandboxApplication.StartAsync(new() { Clock = clock ?? TimeProvider.System });
        await sandbox.UploadAsync(
            """{"type":"profile","identity":"user-7","objectId":"__g1","profileData":{"Name":"Nila","Email":"nila@example.org"}}""",
            Some.Event("Cart Left", device: "__g1"));
        return sandbox;
    }

    static async Task LeadAsync(SandboxApplication sandbox, string more = "", string key = "test-key") => (await sandbox.PutAsync(
        "/clevertap/inspect/feed", $$"""{ {{more}} "address": "{{sandbox.Address}}mparticle/v2", "key": "{{key}}", "secret": "test-secret" }""")).Status.ShouldBe(200);

    static async Task LaunchAsync(SandboxApplication sandbox)
    {
        await sandbox.PostAsync("/clevertap/inspect/events", """{ "name": "App Launched" }""");
        (await sandbox.PostAsync("/clevertap/inspect/export", "")).Json["events"]!.GetValue<int>().ShouldBe(1);
    }

    static async Task<JsonNode> SettledAsync(SandboxApplication sandbox, int batches = 1)
    {
        while (true)
        {
            var seen = (await sandbox.GetAsync("/clevertap/inspect/feed")).Json;
            var settled = seen["accepted"]!["batches"]!.GetValue<int>() + seen["refused"]!["batches"]!.GetValue<int>();
            if (settled >= batches && seen["pending"]!["batches"]!.GetValue<int>() == 0) return seen;

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    static async Task<IReadOnlyList<JsonNode>> BatchesAsync(SandboxApplication sandbox) =>
        [.. (await sandbox.ReceivedAsync("mparticle-control")).SelectMany(call => JsonNode.Parse($"{call!["body"]}")!.AsArray()).Select(batch => batch!)];
}
