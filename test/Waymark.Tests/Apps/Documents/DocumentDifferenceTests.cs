using System.Text.Json.Nodes;
using Waymark.Apps.Documents;

namespace Waymark.Tests.Apps.Documents;

public sealed class DocumentDifferenceTests
{
    [Theory]
    [InlineData("currency", "\"USD\"", "~ apps[shop].currency: \"INR\" → \"USD\"")]
    [InlineData("openIn", "true", "+ apps[shop].openIn: true")]
    [InlineData("campaigns", null, "- apps[shop].campaigns[AbC123]: {\"id\":\"AbC123\",\"name\":\"Summer_Sale\",\"network\":\"META\",\"deeplink\":\"https://links.example.test/p/42\"}\n- apps[shop].campaigns[mail]: {\"id\":\"mail\",\"name\":\"Mail\",\"deeplink\":\"shop://p/42\",\"website\":\"https://partner.example.test/sale\"}")]
    [InlineData("uriScheme", null, "- apps[shop].uriScheme: \"shop\"")]
    [InlineData("domains", """["links.example.test", "go.example.test"]""", "+ apps[shop].domains[]: \"go.example.test\"")]
    [InlineData("allowedHosts", "[]", "- apps[shop].allowedHosts[]: \"partner.example.test\"")]
    [InlineData("webTokens", """["$secret:a"]""", "+ apps[shop].webTokens[]: (secret)\n- apps[shop].webTokens[]: \"web_shop\"")]
    public void A_change_reads_like_a_sentence(string key, string? value, string expected)
    {
        var changed = Example.With(document =>
        {
            if (value is null) document.App().AsObject().Remove(key);
            else document.App()[key] = JsonNode.Parse(value);
        });

        Describe(Example.Tree(), changed).ShouldBe(expected);
    }

    [Fact]
    public void Things_with_an_id_are_compared_with_their_namesake()
    {
        var changed = Example.With(document =>
        {
            var campaigns = document.App()["campaigns"]!.AsArray();
            campaigns.Insert(0, JsonNode.Parse("""{ "id": "new", "name": "New" }"""));
            campaigns[2]!["name"] = "Post";
        });

        Describe(Example.Tree(), changed).ShouldBe(
            """
            + apps[shop].campaigns[new]: {"id":"new","name":"New"}
            ~ apps[shop].campaigns[mail].name: "Mail" → "Post"
            """);
    }

    [Fact]
    public void The_order_of_event_rows_counts()
    {
        var before = Events("a", "*");
        var after = Events("*", "a");

        Describe(before, after).ShouldBe("~ rows: (order) → (changed)");
        Describe(before, Events("b", "a", "*")).ShouldBe("+ rows[b]: {\"event\":\"b\"}");
    }

    [Fact]
    public void Rows_that_nothing_names_are_compared_by_position()
    {
        var before = JsonNode.Parse("""{ "rows": [{ "event": "a", "as": "x" }, { "event": "a" }] }""")!.AsObject();
        var after = JsonNode.Parse("""{ "rows": [{ "event": "a", "as": "y" }] }""")!.AsObject();

        Describe(before, after).ShouldBe("~ rows[0].as: \"x\" → \"y\"\n- rows[1]: {\"event\":\"a\"}");
    }

    [Fact]
    public void A_secret_inside_something_new_is_masked()
    {
        var after = JsonNode.Parse("""{ "feed": { "id": "f", "key": "$secret:f@1", "secret": "${FEED}" } }""")!.AsObject();

        Describe([], after).ShouldBe("""+ feed: {"id":"f","key":"********","secret":"${FEED}"}""");
    }

    [Fact]
    public void Long_values_are_shortened_for_people()
    {
        var change = new DocumentChange("apps[shop]", null, new string('x', 500));

        change.ToString().Length.ShouldBeLessThan(180);
        change.ToString().ShouldEndWith("…");
    }

    static JsonObject Events(params string[] names) =>
        new() { ["rows"] = new JsonArray([.. names.Select(name => new JsonObject { ["event"] = name })]) };

    static string Describe(JsonObject before, JsonObject after) =>
        string.Join('\n', DocumentDifference.Between(new SealedDocument(before), new SealedDocument(after)));
}
