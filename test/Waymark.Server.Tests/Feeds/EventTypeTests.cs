using System.Text.Json;

namespace Waymark.Server.Tests.Feeds;

/// <summary>Every type of event that mParticle's events API has, not only those that CleverTap sends.</summary>
public sealed class EventTypeTests
{
    static readonly (string Type, string Fields)[] Types =
    [
        ("session_start", "{}"),
        ("session_end", """{"session_duration_ms":1234}"""),
        ("screen_view", """{"screen_name":"Home","activity_type":"a"}"""),
        ("commerce_event", """{"product_action":{"action":"purchase","products":[{"id":"sku-1","price":9.5}]},"currency_code":"INR"}"""),
        ("application_state_transition", """{"application_transition_type":"application_foreground","is_first_run":false}"""),
        ("push_registration", """{"register":true,"registration_token":"token-1"}"""),
        ("push_message", """{"push_message_type":"received","message":"hello"}"""),
        ("opt_out", """{"is_opted_out":true}"""),
        ("network_performance", """{"url":"https://shop.example/","response_code":200,"bytes_in":7}"""),
        ("breadcrumb", """{"label":"crumb","session_number":2}"""),
        ("crash_report", """{"message":"boom","class_name":"X","exception_handled":true}"""),
        ("first_run", "{}"),
        ("profile", """{"profile_event_type":"login","current_mpid":"7"}"""),
        ("user_attribute_change", """{"new":"a","old":"b"}"""),
        ("user_identity_change", """{"new":{"identity":"a"},"old":{"identity":"b"}}"""),
        ("pre_attribution", """{"x":1}"""),
        ("push_reaction", """{"x":[1,2]}"""),
        ("validation_result", """{"x":null}"""),
    ];

    [Fact]
    public async Task Each_type_is_kept_under_its_name_with_its_fields_and_attributes()
    {
        await using var world = await FeedWorld.StartAsync();
        var events = string.Join(',', Types.Select(type =>
            $$"""{ "event_type": "{{type.Type}}", "data": { "custom_attributes": { "mark": "m" }{{Inner(type.Fields)}}, "session_uuid": "s-1", "event_num": 3 } }"""));

        (await world.PostAsync("/v2/events", $$"""{ "user_identities": { "customer_id": "c-1" }, "events": [ {{events}} ] }""")).Status.ShouldBe(202);

        var stream = (await world.StreamAsync()).Where(happened => happened.GetProperty("kind").GetString() == "feed").ToList();
        stream.Select(happened => happened.GetProperty("name").GetString()).ShouldBe(Types.Select(type => type.Type));

        foreach (var (happened, (type, fields)) in stream.Zip(Types))
        {
            happened.GetProperty("origin").GetProperty("type").GetString().ShouldBe(type);
            var attributes = happened.GetProperty("attributes");
            attributes.GetProperty("mark").GetString().ShouldBe("m", type);

            foreach (var field in JsonElement.Parse(fields).EnumerateObject())
                JsonElement.DeepEquals(attributes.GetProperty(field.Name), field.Value).ShouldBeTrue($"{type}.{field.Name}");
        }
    }

    [Fact]
    public async Task Each_second_type_is_taken_in_any_letter_case_and_an_unknown_one_is_another()
    {
        await using var world = await FeedWorld.StartAsync();
        string[] known = ["attribution", "location", "media", "navigation", "search", "social", "transaction", "user_content", "user_preference", "other", "unknown"];
        var sent = known.Concat(["User_Content", "ATTRIBUTION", "dance"]).ToList();
        var events = string.Join(',', sent.Select(type => $$"""{ "event_type": "custom_event", "data": { "event_name": "N", "custom_event_type": "{{type}}" } }"""));

        (await world.PostAsync("/v2/events", $$"""{ "events": [ {{events}} ] }""")).Status.ShouldBe(202);

        (await world.StreamAsync()).Select(happened => happened.GetProperty("origin").GetProperty("type").GetString())
            .ShouldBe([.. known, "user_content", "attribution", "other"]);
        (await world.FeedAsync()).GetProperty("warnings").GetProperty("custom_event_type_unknown").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_beyond_the_limits_is_cut_and_counted()
    {
        await using var world = await FeedWorld.StartAsync();
        var attributes = string.Join(',', Enumerable.Range(0, 150).Select(number => $"\"k{number}\":{number}"));

        (await world.PostAsync("/v2/events", $$"""
            { "events": [ {{Custom(new string('n', 300), "{}")}}, {{Custom("many", $"{{{attributes}}}")}},
                          {{Custom("long", $"{{\"v\":\"{new string('x', 5_000)}\",\"{new string('k', 300)}\":1}}")}} ] }
            """)).Status.ShouldBe(202);

        var stream = await world.StreamAsync();
        stream[0].GetProperty("name").GetString().ShouldBe(new string('n', 256));
        stream[1].GetProperty("attributes").EnumerateObject().Count().ShouldBe(100);
        stream[2].GetProperty("attributes").GetProperty("v").GetString().ShouldBe(new string('x', 4_096));
        stream[2].GetProperty("attributes").GetProperty(new string('k', 256)).GetInt32().ShouldBe(1);
        (await world.FeedAsync()).GetProperty("warnings").EnumerateObject().Select(warning => warning.Name)
            .ShouldBe(["attribute_name_cut", "attribute_value_cut", "attributes_left_out", "name_cut"], ignoreOrder: true);
    }

    static string Custom(string name, string attributes) =>
        $$"""{ "event_type": "custom_event", "data": { "event_name": "{{name}}", "custom_event_type": "other", "custom_attributes": {{attributes}} } }""";

    static string Inner(string json) => json.Length > 2 ? $",{json[1..^1]}" : "";
}
