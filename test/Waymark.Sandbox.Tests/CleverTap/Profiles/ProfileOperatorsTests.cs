using System.Text.Json;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.Tests.CleverTap.Profiles;

public sealed class ProfileOperatorsTests
{
    [Theory]
    [InlineData("null", "\"gold\"", "\"gold\"")]
    [InlineData("\"gold\"", "\"silver\"", "\"silver\"")]
    [InlineData("\"gold\"", "null", "\"gold\"")]
    [InlineData("null", """{"$add":["a"]}""", """["a"]""")]
    [InlineData("\"a\"", """{"$add":["b"]}""", """["a","b"]""")]
    [InlineData("""["a"]""", """{"$add":["a","b"]}""", """["a","b"]""")]
    [InlineData("""["a","b"]""", """{"$remove":["a"]}""", """["b"]""")]
    [InlineData("""["a"]""", """{"$remove":["a"]}""", null)]
    [InlineData("""["a"]""", """{"$set":["b","c"]}""", """["b","c"]""")]
    [InlineData("null", """{"$incr":3}""", "3")]
    [InlineData("4", """{"$incr":0.5}""", "4.5")]
    [InlineData("4", """{"$decr":1}""", "3")]
    [InlineData("\"gold\"", """{"$delete":1}""", null)]
    public void An_operator_changes_what_is_there(string current, string change, string? expected)
    {
        JsonElement? held = current == "null" ? null : JsonElement.Parse(current);

        ProfileOperators.Apply(held, JsonElement.Parse(change))?.GetRawText().ShouldBe(expected);
        (ProfileOperators.Apply(held, JsonElement.Parse(change)) is null).ShouldBe(expected is null);
    }

    [Fact]
    public void A_list_of_more_than_a_hundred_items_loses_its_oldest()
    {
        var full = JsonSerializer.SerializeToElement(Enumerable.Range(1, 100));

        var changed = ProfileOperators.Apply(full, JsonElement.Parse("""{"$add":[101]}"""));

        changed!.Value.EnumerateArray().Select(item => item.GetInt32()).ShouldBe(Enumerable.Range(2, 100));
    }
}
