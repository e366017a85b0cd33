using System.Text.Json;
using Waymark.Users;

namespace Waymark.Tests.Users;

public sealed class UserReadingTests
{
    [Fact]
    public void Names_addresses_partners_ids_and_everything_else_go_to_their_places()
    {
        var told = Read("""
            { "id": "u-1", "name": "Ana", "email": "ana@shop.example", "phone": 49123, "mixpanel_distinct_id": "mp", "ga_session_id": 7,
              "clevertap_id": " ct ", "is_first_time_user": true, "tags": ["a"], "gone": null }
            """);

        (told.Name, told.Email, told.Phone).ShouldBe(("Ana", "ana@shop.example", "49123"));
        told.PartnerIds.ShouldBe(new Dictionary<string, string> { ["mixpanel_distinct_id"] = "mp", ["ga_session_id"] = "7", ["clevertap_id"] = "ct" }, ignoreOrder: true);
        told.Traits.ShouldBe(new Dictionary<string, string> { ["is_first_time_user"] = "true", ["tags"] = "[\"a\"]" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"u\"")]
    [InlineData("null")]
    public void Where_nothing_is_said_nothing_is_read(string json)
    {
        var told = Read(json);

        (told.Name, told.Traits.Count, told.PartnerIds.Count).ShouldBe((null, 0, 0));
    }

    [Fact]
    public void What_is_told_replaces_what_was_known_and_what_is_not_told_stays()
    {
        var user = UserReading.Merge(
            new User { App = "shop", Id = "u-1", Name = "Ana", Email = "old@shop.example", Traits = new Dictionary<string, string> { ["plan"] = "1", ["city"] = "\"Pune\"" } },
            Read("""{ "email": "new@shop.example", "plan": 2 }"""));

        (user.Name, user.Email).ShouldBe(("Ana", "new@shop.example"));
        user.Traits.ShouldBe(new Dictionary<string, string> { ["city"] = "\"Pune\"", ["plan"] = "2" });
    }

    [Fact]
    public void A_user_does_not_grow_without_end()
    {
        var user = new User { App = "shop", Id = "u-1" };

        for (var call = 0; call < 3; call++)
            user = UserReading.Merge(user, Read("{" + string.Join(',', Enumerable.Range(call * 90, 90).Select(key => $"\"k{key}\": {call}")) + "}"));

        user.Traits.Count.ShouldBe(100);
        UserReading.Merge(user, Read("""{ "k0": 9 }""")).Traits["k0"].ShouldBe("9");
        Read($$"""{ "name": "{{new string('x', 2_000)}}", "essay": "{{new string('x', 2_000)}}" }""").ShouldSatisfyAllConditions(
            told => told.Name.ShouldBeNull(),
            told => told.Traits.ShouldBeEmpty());
    }

    static UserTold Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return UserReading.Read(document.RootElement);
    }
}
