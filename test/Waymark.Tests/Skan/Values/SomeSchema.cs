using System.Text.Json;
using Waymark.Apps.Documents;
using Waymark.Skan.Values;

namespace Waymark.Tests.Skan.Values;

/// <summary>Schemas as they are written in the configuration.</summary>
static class SomeSchema
{
    public const string Buckets = """{ "version": 1, "currency": "USD", "mode": "revenue", "buckets": [0, 5, 20, 50], "fines": [30, 40, 50, 60] }""";
    public const string Funnel = """{ "version": 1, "currency": "USD", "mode": "funnel", "steps": [ { "on": "signUp" }, { "event": "cart" }, { "on": "revenue" } ] }""";
    public const string Bits = """{ "version": 1, "currency": "USD", "mode": "bits", "steps": [ { "event": "a" }, { "event": "b" }, { "event": "c" }, { "event": "d" }, { "event": "e" }, { "event": "f" } ] }""";
    public const string Mixed = """{ "version": 1, "currency": "USD", "mode": "mixed", "steps": [ { "on": "signUp" }, { "event": "cart" } ], "buckets": [0, 10] }""";
    public const string Default = """{ "version": 1, "currency": "USD", "mode": "default", "keyEvents": ["level_5", "tutorial"] }""";

    public static ConversionSchema Of(string json) => JsonSerializer.Deserialize<ConversionSchema>(json, DocumentJson.Typed)!;

    public static ConversionSchema Custom(string rows) => Of($$"""{ "version": 1, "currency": "USD", "mode": "custom", "rows": [ {{rows}} ] }""");
}
