using System.Text.Json.Nodes;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class MalformedFactTests
{
    static readonly string[] Replacements =
    [
        "null", "\"\"", "\" \"", "0", "-1", "1.5", "1e400", "123456789012345678901234567890", "[]", "[{}]", "{}", "true", "\"\\u0000\"", "\"\\ud83d\"",
        "\"javascript:alert(1)\"", "\"https://go.shop.example/%zz?c=AbC123&lr_ia_id=%00\"", $"\"{new string('x', 100_000)}\"",
    ];

    public static TheoryData<FactKind, string> Bodies => new()
    {
        { FactKind.Init, Body("""
            "app_version": "1.0", "package_version": "2.0", "link": "https://go.shop.example/p/42?c=AbC123",
            "device_data": { "gaid": "38400000-8cf0-11bd-b23e-10b96e40000d", "idfv": "9C287922-EE26-4501-94B5-DDE6F83E1475",
                "android_id": "c0ffee1234567890", "appsetid": "38400000-8cf0-11bd-b23e-10b96e40000e", "install_ref": "utm_source=x",
                "referrerClickTimestampServerSeconds": 1767225600, "system_version": "14", "device_model": "Pixel 8", "brand": "google",
                "language": "en", "timezone_offset": 330, "att_status": "3", "user_agent": "x", "install_instance_id": "i-1",
                "consent": { "is_eea": "1", "ad_user_data": "1" } }
            """) },
        { FactKind.AttributionData, Body("""
            "device_data": { "gaid": "38400000-8cf0-11bd-b23e-10b96e40000d", "install_ref": "utm_source=y" }
            """) },
        { FactKind.Signup, Body("""
            "user_data": { "id": "u-1", "name": "Ana", "email": "a@b.c", "phone": "1", "mixpanel_distinct_id": "m", "plan": { "a": 1 } },
            "data": { "device_data": { "gaid": "38400000-8cf0-11bd-b23e-10b96e40000d", "install_instance_id": "i-1" } }
            """) },
        { FactKind.UserData, Body("""
            "user_id": "u-1", "user_data": { "id": "u-1", "name": "Ana", "braze_device_id": "b" }
            """) },
        { FactKind.CustomerUserId, Body("""
            "user_id": "u-1"
            """) },
        { FactKind.Event, Body("""
            "user_id": "u-1", "event_name": "e", "event_id": "e-1", "time_since_app_install": 4.2, "event_data": { "amount": 1, "currency": "EUR" }
            """) },
        { FactKind.Event, Body("""
            "user_id": "u-1", "event_name": "e", "time_since_app_install": 4.2, "event_data": { "amount": 1, "currency": "EUR" }
            """) },
        { FactKind.Payment, Body("""
            "user_id": "u-1", "payment_id": "p-1", "amount": 10, "type": "DEFAULT", "status": "PAYMENT_COMPLETED", "event_data": { "amount": 1 }
            """) },
        { FactKind.PaymentRemoval, Body("""
            "user_id": "u-1", "payment_id": "p-1"
            """) },
        { FactKind.PushToken, Body("""
            "push_token": "t"
            """) },
        { FactKind.Integrations, Body("""
            "integration_info": { "clevertap_id": "c", "other": 1 }
            """) },
        { FactKind.DeepLink, Body("""
            "deeplink_url": "https://go.shop.example/p/42?c=AbC123"
            """) },
        { FactKind.DeepLinkTriggered, Body("""
            "device_data": { "install_instance_id": "i-1" }
            """) },
        { FactKind.Web, Body("""
            "event_id": "w-1", "event_type": "custom", "event_name": "seen", "user_id": "u-1"
            """) },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Whatever_a_key_holds_the_call_is_understood_as_far_as_it_goes(FactKind kind, string body)
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", link: null);
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });

        foreach (var changed in Changed(body))
        {
            app.Advance(TimeSpan.FromMinutes(61));
            app.SayRaw(kind, changed);
        }

        await app.ProcessAsync();

        app.Logged.ShouldBeEmpty();
        app.State.Processed.Value.ShouldBe(app.Journal.Count);
    }

    [Theory]
    [InlineData(FactKind.Event, "[]")]
    [InlineData(FactKind.Event, "not JSON, but from ana@shop.example")]
    [InlineData(FactKind.Click, "{ \"url\": \"ana@shop.example\" }")]
    [InlineData(FactKind.Web, "7")]
    public async Task A_fact_that_cannot_be_understood_is_left_out_with_a_reason_and_without_quoting_it(FactKind kind, string body)
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.SayRaw(kind, body);
        app.SayRaw(kind, body);
        app.Init("i-2");

        await app.ProcessAsync();

        app.Stream.Select(happened => happened.InstallId).ShouldBe(["i-1", "i-2"]);
        app.State.Processed.Value.ShouldBe(4);
        app.Dropped["not_understood"].ShouldBe(2);
        app.Logged.Count.ShouldBe(2);
        app.Logged[0].ShouldStartWith($"Fact 2 ({kind}) could not be understood and is left out:");
        app.Logged.ShouldAllBe(line => !line.Contains("ana@shop.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_fact_that_fails_halfway()
    {
        await using var app = new ProcessingApplication();
        var first = app.Click();
        var second = app.Click();
        app.Click();
        app.Touches.BeforeAdd = touch => touch.ClickId == second ? new InvalidOperationException("Halfway.") : null;

        await app.ProcessAsync();

        app.Figure(Measures.Clicks).Count.ShouldBe(2);
        app.Touches.Find(app.App, first).ShouldNotBeNull();
        app.Touches.Find(app.App, second).ShouldBeNull();
        app.Dropped["not_understood"].ShouldBe(1);
    }

    [Fact]
    public async Task Trouble_with_the_disk_fails_the_batch_and_leaves_nothing_out()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Click();
        app.Touches.BeforeAdd = _ => new IOException("No space left.");

        await Should.ThrowAsync<IOException>(() => app.ProcessAsync());

        app.State.Processed.Value.ShouldBe(0);
        app.Stream.ShouldBeEmpty();
        app.Dropped.ShouldBeEmpty();

        app.Touches.BeforeAdd = _ => null;
        await app.ProcessAsync();

        app.Names.ShouldBe(["install"]);
        app.Figure(Measures.Clicks).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Facts_of_an_app_that_was_not_configured_are_left_out_with_a_reason()
    {
        await using var app = new ProcessingApplication();
        app.Configure(Some.App() with { Id = "another" });
        app.Init("i-1");

        await app.ProcessAsync();

        app.Dropped["unknown_app"].ShouldBe(1);
        app.State.Processed.Value.ShouldBe(1);
    }

    static string Body(string rest) => $$"""{ "token": "prj_shop", "platform": "ANDROID", "install_instance_id": "i-1", {{rest}} }""";

    static IEnumerable<string> Changed(string body)
    {
        foreach (var path in Paths(JsonNode.Parse(body)!.AsObject(), []))
        {
            foreach (var replacement in Replacements)
            {
                var changed = JsonNode.Parse(body)!.AsObject();
                var parent = path[..^1].Aggregate(changed, (node, key) => node[key]!.AsObject());
                parent[path[^1]] = "@";
                yield return changed.ToJsonString().Replace("\"@\"", replacement, StringComparison.Ordinal);
            }
        }
    }

    static IEnumerable<string[]> Paths(JsonObject node, string[] above)
    {
        foreach (var (key, value) in node)
        {
            yield return [.. above, key];
            if (value is JsonObject inner)
            {
                foreach (var path in Paths(inner, [.. above, key]))
                    yield return path;
            }
        }
    }
}
