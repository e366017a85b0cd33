using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Sandbox.CleverTap.Exports;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.Tests.CleverTap.Exports;

public sealed class BatchingTests
{
    static readonly ProfileCopy Nila = Person(1, "user-7", """{"Name":"Nila","Email":"nila@example.org","MSG-email":false,"plan":"gold"}""");

    long _batches;

    [Fact]
    public void A_persons_events_go_together_in_order_with_the_two_identities()
    {
        var ben = Person(2, "user-8", "{}");

        var batches = Events(Happened("App Launched", 1, Nila), Happened("App Launched", 2, ben), Happened("Session Concluded", 3, Nila));

        batches.Count.ShouldBe(2);
        batches[0]["user_identities"]!.ToJsonString().ShouldBe("""{"customer_id":"user-7","email":"nila@example.org"}""");
        batches[0]["events"]!.AsArray().Select(one => $"{one!["data"]!["event_name"]} {one["data"]!["source_message_id"]}")
            .ShouldBe(["App Launched run-e1", "Session Concluded run-e3"]);
        batches.Select(batch => $"{batch["source_request_id"]} {batch["environment"]}").ShouldBe(["run-b1 production", "run-b2 production"]);
    }

    [Fact]
    public void An_event_says_its_type_time_and_attributes_as_texts()
    {
        var happened = Happened("UTM Visited", 1, Nila, """{"Campaign id":77,"nothing":null,"on":true}""", """{"utm_source":"letter"}""");

        var wire = Events(happened)[0]["events"]![0]!;

        ($"{wire["event_type"]}", $"{wire["data"]!["custom_event_type"]}", wire["data"]!["timestamp_unixtime_ms"]!.GetValue<long>())
            .ShouldBe(("custom_event", "navigation", 1_772_600_767_000));
        wire["data"]!["custom_attributes"]!.AsObject().ToDictionary(pair => pair.Key, pair => $"{pair.Value}").ShouldBe(
            new Dictionary<string, string>
            {
                ["Campaign id"] = "77", ["on"] = "true", ["utm_source"] = "letter", ["session_source"] = "letter", ["session_props"] = """{"utm_source":"letter"}""",
            },
            ignoreOrder: true);
    }

    [Fact]
    public void An_uninstall_has_no_name_and_an_unpublished_event_is_of_type_other()
    {
        var events = Events(Happened("App Uninstalled", 1, Nila), Happened("Cart Left", 2, Nila))[0]["events"]!.AsArray();

        ($"{events[0]!["event_type"]}", events[0]!["data"]!.AsObject().ContainsKey("event_name")).ShouldBe(("uninstall", false));
        ($"{events[1]!["data"]!["event_name"]}", $"{events[1]!["data"]!["custom_event_type"]}").ShouldBe(("Cart Left", "other"));
    }

    [Fact]
    public void Many_events_of_one_person_are_cut_into_batches_that_are_small_enough()
    {
        var long_ = JsonSerializer.Serialize(new { text = new string('x', 40_000) });

        Events([.. Enumerable.Range(1, 101).Select(number => Happened("App Launched", number, Nila))]).Count.ShouldBe(2);
        Events([.. Enumerable.Range(1, 5).Select(number => Happened("App Launched", number, Nila, long_))])
            .ShouldAllBe(batch => batch.ToJsonString().Length < ExportBatch.MostBytes);
    }

    [Fact]
    public void A_person_is_told_by_the_published_attributes_and_not_without_an_identity()
    {
        var stranger = Nila with { Number = 2, Identities = [], Properties = new Dictionary<string, JsonElement>() };

        var told = new Batching("run", isDevelopment: true).OfProfiles([Nila, stranger, Person(3, "user-9", "{}")], () => ++_batches)
            .Select(batch => JsonNode.Parse(batch.Json.Span)!).ShouldHaveSingleItem();

        told["user_attributes"]!.ToJsonString().ShouldBe("""{"ct_name":"Nila","ct_email_opt_in":"false"}""");
        ($"{told["environment"]}", told["events"]).ShouldBe(("development", null));
    }

    [Fact]
    public void Events_of_a_deleted_profile_stay_behind() => Events(Happened("App Launched", 1, null)).ShouldBeEmpty();

    List<JsonNode> Events(params IEnumerable<Departure> departures) =>
        [.. new Batching("run", isDevelopment: false).OfEvents(departures, () => ++_batches).Select(batch => JsonNode.Parse(batch.Json.Span)!)];

    static Departure Happened(string name, long number, ProfileCopy? profile, string properties = "{}", string session = "{}") => new(
        new(new(IdKind.ObjectId, "__g1"), name, 1_772_600_767, "CleverTap", JsonElement.Parse(properties), JsonElement.Parse(session)) { Number = number },
        profile);

    static ProfileCopy Person(int number, string identity, string properties) => new()
    {
        Number = number,
        ObjectIds = ["__g1"],
        Identities = [identity],
        Properties = JsonElement.Parse(properties).EnumerateObject().ToDictionary(one => one.Name, one => one.Value),
    };
}
