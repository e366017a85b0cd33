using System.Globalization;
using System.Text.Json;
using Waymark.Facts;

namespace Waymark.Tests.Facts;

public sealed class FieldsTests
{
    [Theory]
    [InlineData("""{ "a_b": "  x " }""", "x", null)]
    [InlineData("""{ "a_b": 42.50 }""", "42.50", null)]
    [InlineData("""{ "a_b": "" }""", null, null)]
    [InlineData("""{ "a_b": null }""", null, null)]
    [InlineData("{}", null, null)]
    [InlineData("""{ "a_b": true }""", null, "a_b must be text")]
    [InlineData("""{ "a_b": "123456" }""", null, "a_b is longer than 5 characters")]
    [InlineData("""{ "a_b": "a\u0000" }""", null, "a_b contains a NUL")]
    public void A_text_is_trimmed_and_limited(string body, string? text, string? mistake)
    {
        var fields = Read(body);

        fields.Text("a_b", 5).ShouldBe(text);
        fields.Mistake.ShouldBe(mistake);
    }

    [Theory]
    [InlineData("""{ "n": 5 }""", 5)]
    [InlineData("""{ "n": "5" }""", 5)]
    [InlineData("""{ "n": 11 }""", null)]
    [InlineData("""{ "n": 1.5 }""", null)]
    [InlineData("""{ "n": "-1" }""", null)]
    [InlineData("""{ "n": [] }""", null)]
    public void A_whole_number_is_within_its_range(string body, int? number)
    {
        var fields = Read(body);

        fields.Whole("n", 0, 10).ShouldBe(number);
        fields.Mistake.ShouldBe(number is null ? "n must be a whole number from 0 to 10" : null);
    }

    [Theory]
    [InlineData("""{ "t": "2026-01-31T12:00:00Z" }""", "2026-01-31T12:00:00.0000000+00:00")]
    [InlineData("""{ "t": "2026-01-31T12:00:00.5+02:00" }""", "2026-01-31T10:00:00.5000000+00:00")]
    [InlineData("""{ "t": "2026-01-31" }""", "2026-01-31T00:00:00.0000000+00:00")]
    [InlineData("""{ "t": "31/01/2026" }""", null)]
    [InlineData("""{ "t": "2026-02-30" }""", null)]
    public void A_moment_is_iso_8601(string body, string? moment)
    {
        var fields = Read(body);

        var read = fields.Moment("t") is { } known ? known.ToString("O", CultureInfo.InvariantCulture) : null;

        read.ShouldBe(moment);
        (fields.Mistake is null).ShouldBe(moment is not null);
    }

    [Fact]
    public void Only_the_first_mistake_is_told_and_as_the_body_spells_it()
    {
        var fields = new Fields(JsonElement.Parse("""{ "maxClaims": "many", "userId": {} }"""), "", camelCase: true);

        fields.Whole("max_claims", 0, 5).ShouldBeNull();
        fields.Text("user_id", 5).ShouldBeNull();

        fields.Mistake.ShouldBe("maxClaims must be a whole number from 0 to 5");
    }

    [Fact]
    public void A_misspelt_key_is_a_mistake_where_that_is_asked_for()
    {
        var fields = new Fields(JsonElement.Parse("""{ "maxClaim": 1 }"""), "code.", camelCase: true);

        fields.RefuseOthers("max_claims", "enabled");

        fields.Mistake.ShouldBe("code.maxClaim is unknown; known are maxClaims, enabled");
    }

    [Fact]
    public void Pairs_are_texts_by_key()
    {
        var fields = Read("""{ "data": { "b": 1, "a": "x", "c": null, "d": true } }""");

        fields.Pairs("data", 3).ShouldBe(new Dictionary<string, string> { ["a"] = "x", ["b"] = "1", ["d"] = "true" });
        fields.Mistake.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{ "data": { "a": [] } }""", "data.a must be text, a number or true or false")]
    [InlineData("""{ "data": { "a": 1, "b": 2, "c": 3, "d": 4 } }""", "data may have 3 keys at most")]
    [InlineData("""{ "data": { "": 1 } }""", "data may have keys of 1 to 64 characters")]
    [InlineData("""{ "data": 5 }""", "data must be an object")]
    public void Pairs_are_limited(string body, string mistake)
    {
        var fields = Read(body);

        fields.Pairs("data", 3);

        fields.Mistake.ShouldBe(mistake);
    }

    static Fields Read(string body) => new(JsonElement.Parse(body));
}
