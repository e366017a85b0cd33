using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Skan;
using Waymark.Tests.Skan.Values;

namespace Waymark.Tests.Apps.Documents;

public sealed class ConversionSchemaRulesTests
{
    const string Head = "\"version\": 1, \"currency\": \"USD\"";

    [Theory]
    [InlineData(SomeSchema.Buckets)]
    [InlineData(SomeSchema.Funnel)]
    [InlineData(SomeSchema.Bits)]
    [InlineData(SomeSchema.Mixed)]
    [InlineData(SomeSchema.Default)]
    [InlineData($$"""{ {{Head}}, "mode": "default", "status": "draft" }""")]
    [InlineData($$"""{ {{Head}}, "mode": "revenue", "buckets": [1], "rows": [ { "window": 1, "coarse": "high", "when": [ { "on": "session", "minCount": 5 } ] } ] }""")]
    [InlineData($$"""{ {{Head}}, "mode": "custom", "rows": [ { "fine": 1, "when": [ { "event": "a" } ] }, { "fine": 63, "coarse": "low", "when": [ { "event": "a" }, { "on": "revenue", "minValue": 5 }, { "on": "install" } ] } ] }""")]
    [InlineData($$"""{ {{Head}}, "mode": "custom", "rows": [ { "fine": 1, "when": [ { "on": "revenue", "maxValue": 5 } ] }, { "fine": 2, "when": [ { "on": "revenue", "minValue": 5 } ] }, { "fine": 3, "when": [ { "event": "x" }, { "on": "revenue", "minValue": 7 } ] } ] }""")]
    public void These_schemas_are_fine(string schema) => Errors(schema).ShouldBeEmpty();

    [Theory]
    [InlineData($$"""{ "version": 1, "currency": "XXQ", "mode": "default" }""", "currency", "is no currency")]
    [InlineData($$"""{ "version": 1, "currency": "usd", "mode": "default" }""", "currency", "three capital letters")]
    [InlineData($$"""{ {{Head}}, "mode": "sums" }""", "mode", "must be one of")]
    [InlineData($$"""{ {{Head}}, "mode": "revenue" }""", "buckets", "is missing; revenue needs it")]
    [InlineData($$"""{ {{Head}}, "mode": "custom" }""", "rows", "is missing; custom needs it")]
    [InlineData($$"""{ {{Head}}, "mode": "default", "buckets": [1] }""", "buckets", "goes with revenue and mixed, not with default")]
    [InlineData($$"""{ {{Head}}, "mode": "revenue", "buckets": [1], "scale": 3 }""", "scale", "goes with default, not with revenue")]
    [InlineData($$"""{ {{Head}}, "mode": "default", "scale": 0 }""", "scale", "must be at least 0.001")]
    [InlineData($$"""{ {{Head}}, "mode": "revenue", "buckets": [0, 5, 5] }""", "buckets[2]", "must be more than the one before it")]
    [InlineData($$"""{ {{Head}}, "mode": "revenue", "buckets": [-1, 5] }""", "buckets[0]", "must be at least 0")]
    [InlineData($$"""{ {{Head}}, "mode": "revenue", "buckets": [0, 5], "fines": [30] }""", "fines", "has 1 values for 2 buckets")]
    [InlineData($$"""{ {{Head}}, "mode": "revenue", "buckets": [0, 5], "fines": [30, 30] }""", "fines[1]", "must be more than the one before it")]
    [InlineData($$"""{ {{Head}}, "mode": "revenue", "buckets": [0, 5], "fines": [30, 64] }""", "fines[1]", "must be at most 63")]
    [InlineData($$"""{ {{Head}}, "mode": "mixed", "steps": [ { "event": "a" } ], "buckets": [0, 1, 2, 3, 4, 5, 6, 7] }""", "buckets", "has 8 of them; with mixed there is room for 7")]
    [InlineData($$"""{ {{Head}}, "mode": "bits", "steps": [ { "event": "a" }, { "event": "b" }, { "event": "c" }, { "event": "d" }, { "event": "e" }, { "event": "f" }, { "event": "g" } ] }""", "steps", "there is room for 6")]
    [InlineData($$"""{ {{Head}}, "mode": "funnel", "steps": [ {} ] }""", "steps[0].event", "is missing; name the event")]
    [InlineData($$"""{ {{Head}}, "mode": "funnel", "steps": [ { "on": "signUp", "event": "a" } ] }""", "steps[0].event", "goes with \"on\": \"event\"")]
    [InlineData($$"""{ {{Head}}, "mode": "funnel", "steps": [ { "on": "session", "minValue": 3 } ] }""", "steps[0].minValue", "goes with events and revenue")]
    [InlineData($$"""{ {{Head}}, "mode": "funnel", "steps": [ { "on": "install", "minCount": 3 } ] }""", "steps[0].minCount", "says nothing of an installation")]
    [InlineData($$"""{ {{Head}}, "mode": "funnel", "steps": [ { "event": "a", "maxCount": 1 } ] }""", "steps[0].maxCount", "must be more than minCount")]
    [InlineData($$"""{ {{Head}}, "mode": "funnel", "steps": [ { "on": "revenue", "minValue": 5, "maxValue": 5 } ] }""", "steps[0].maxValue", "must be more than minValue")]
    public void A_wrong_schema_is_told_where_and_why(string schema, string path, string message) => ShouldFail(schema, path, message);

    [Theory]
    [InlineData("""{ "fine": 0, "when": [ { "event": "a" } ] }""", "rows[0].fine", "is reserved")]
    [InlineData("""{ "fine": 64, "when": [ { "event": "a" } ] }""", "rows[0].fine", "must be at most 63")]
    [InlineData("""{ "when": [ { "event": "a" } ] }""", "rows[0].fine", "is missing")]
    [InlineData("""{ "fine": 1, "when": [] }""", "rows[0].when", "must have one to 3")]
    [InlineData("""{ "fine": 1, "when": [ { "event": "a" }, { "event": "b" }, { "event": "c" }, { "event": "d" } ] }""", "rows[0].when", "must have one to 3")]
    [InlineData("""{ "fine": 1, "when": [ { "event": "a" } ] }, { "fine": 1, "when": [ { "event": "b" } ] }""", "rows[1].fine", "is already used at")]
    [InlineData("""{ "fine": 9, "coarse": "low", "when": [ { "event": "a" } ] }, { "fine": 3, "coarse": "high", "when": [ { "event": "b" } ] }""", "rows[0].coarse", "is lower than that of")]
    [InlineData("""{ "fine": 1, "when": [ { "event": "a" } ] }, { "window": 1, "fine": 3, "coarse": "high", "when": [ { "event": "b" } ] }""", "rows[1].fine", "is for window 0 alone")]
    [InlineData("""{ "fine": 1, "when": [ { "event": "a" } ] }, { "window": 2, "when": [ { "event": "b" } ] }""", "rows[1].coarse", "is missing")]
    [InlineData("""{ "fine": 1, "when": [ { "on": "revenue", "maxValue": 5 } ] }, { "fine": 2, "when": [ { "on": "revenue", "minValue": 6 } ] }""", "rows[0].when[0].maxValue", "leaves a gap")]
    [InlineData("""{ "fine": 1, "when": [ { "on": "revenue" , "minValue": 0 } ] }, { "fine": 2, "when": [ { "on": "revenue", "minValue": 6 } ] }""", "rows[0].when[0].maxValue", "overlaps")]
    [InlineData("""{ "fine": 1, "when": [ { "on": "revenue", "maxValue": 7 } ] }, { "fine": 2, "when": [ { "on": "revenue", "minValue": 6 } ] }""", "rows[0].when[0].maxValue", "overlaps")]
    [InlineData("""{ "fine": 1, "when": [ { "on": "revenue", "maxValue": 6 } ] }, { "fine": 2, "when": [ { "on": "revenue", "minValue": 6, "maxValue": 9 } ] }""", "rows[1].when[0].maxValue", "leaves larger amounts without a value")]
    public void A_wrong_row_is_told_where_and_why(string rows, string path, string message) =>
        ShouldFail($$"""{ {{Head}}, "mode": "custom", "rows": [ {{rows}} ] }""", path, message);

    [Fact]
    public void A_short_form_gives_the_first_window_itself() => ShouldFail(
        $$"""{ {{Head}}, "mode": "revenue", "buckets": [1], "rows": [ { "fine": 5, "when": [ { "event": "a" } ] } ] }""", "rows[0].window", "must be 1 or 2");

    [Fact]
    public void Two_schemas_have_two_numbers() =>
        Errors($"{SomeSchema.Default}, {SomeSchema.Buckets}").ShouldHaveSingleItem().Path.ShouldBe("apps[0].skan.schemas[1].version");

    [Fact]
    public void Source_identifiers_name_campaigns_that_are_there_and_each_once()
    {
        var document = DocumentOf(SomeSchema.Default);
        document["apps"]![0]!["skan"]!["sourceIdentifiers"] = JsonNode.Parse(
            """[ { "identifier": "39", "campaign": "AbC123" }, { "identifier": "39", "campaign": "AbC123" }, { "identifier": "40", "campaign": "gone" }, { "identifier": "x", "campaign": "AbC123" } ]""");

        Check(document).Select(error => error.Path).ShouldBe(
            ["apps[0].skan.sourceIdentifiers[3].identifier", "apps[0].skan.sourceIdentifiers[1].identifier", "apps[0].skan.sourceIdentifiers[2].campaign"]);
    }

    [Theory]
    [InlineData("""{ "version": 1, "mode": "default", "currency": "USD" }""", null)]
    [InlineData("""{ "version": 1, "currency": "USD", "mode": "default", "status": "retired" }""", null)]
    [InlineData("""{ "version": 1, "currency": "USD", "mode": "default" }, { "version": 2, "currency": "USD", "mode": "default", "scale": 2 }, { "version": 7, "currency": "EUR", "mode": "default" }""", null)]
    [InlineData("""{ "version": 1, "currency": "EUR", "mode": "default" }""", "apps[0].skan.schemas[0]: is not what version 1 was")]
    [InlineData("""{ "version": 1, "currency": "USD", "mode": "default", "status": "draft" }""", "apps[0].skan.schemas[0].status: was live already")]
    [InlineData("""{ "version": 7, "currency": "EUR", "mode": "default" }""", "apps[0].skan.schemas: no longer has version 1")]
    [InlineData("""{ "version": 1, "currency": "USD", "mode": "default" }, { "version": 0, "currency": "USD", "mode": "default" }""", "apps[0].skan.schemas[1].version: is lower than version 1")]
    public void What_was_live_stays_as_it_is(string schemas, string? error)
    {
        var stored = DocumentOf("""{ "version": 1, "currency": "USD", "mode": "default" }, { "version": 7, "currency": "USD", "mode": "default", "status": "draft" }""");

        var errors = LiveSchemaRules.Check(DocumentOf(schemas), stored).Select(one => one.ToString()).ToList();

        if (error is null) errors.ShouldBeEmpty();
        else errors.ShouldHaveSingleItem().ShouldStartWith(error);
    }

    [Fact]
    public void A_lock_in_a_later_window_is_allowed_with_a_warning()
    {
        var schema = SomeSchema.Custom("""{ "fine": 1, "lock": true, "when": [ { "event": "a" } ] }, { "window": 1, "coarse": "low", "lock": true, "when": [ { "event": "a" } ] }""");

        DocumentWarnings.Of(new ConfigurationDocument { Apps = [new App { Id = "shop", Skan = new SkanSettings { Schemas = [schema] } }] })
            .ShouldHaveSingleItem().Path.ShouldBe("apps[0].skan.schemas[0].rows[1].lock");
    }

    static void ShouldFail(string schema, string path, string message)
    {
        var error = Errors(schema).ShouldHaveSingleItem();
        error.Path.ShouldBe($"apps[0].skan.schemas[0].{path}");
        error.Message.ShouldContain(message);
    }

    static IReadOnlyList<DocumentError> Errors(string schemas) => Check(DocumentOf(schemas));

    static IReadOnlyList<DocumentError> Check(JsonObject document) => DocumentReader.Read(document.ToJsonString(), Example.Partners).Errors;

    static JsonObject DocumentOf(string schemas) => JsonNode.Parse(
        $$"""{ "apps": [ { "id": "shop", "name": "Shop", "token": "prj_shop", "campaigns": [ { "id": "AbC123", "name": "Spring" } ], "skan": { "schemas": [ {{schemas}} ] } } ] }""")!.AsObject();
}
