using System.Text.Json;
using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class OwnedClicksTests
{
    [Theory]
    [InlineData("""{ "utm_source": "letter", "utm_medium": "email", "utm_campaign": "May" }""")]
    [InlineData("""{ "session_props": { "utm_source": "letter", "utm_medium": "email", "utm_campaign": "May" } }""")]
    [InlineData("""{ "session_props": "{\"utm_source\":\"letter\",\"utm_medium\":\"email\",\"utm_campaign\":\"May\"}" }""")]
    [InlineData("""{ "session_props": { "utm_campaign": "May" }, "session_props": { "utm_medium": "email" }, "session_props": "{\"utm_source\":\"letter\"}" }""")]
    [InlineData("""{ "session_props": "{ not json", "session_source": "letter", "UTM Medium": "email", "utm_campaign": " May " }""")]
    public void Utm_parameters_are_found_wherever_they_stand(string attributes) =>
        OwnedClicks.ReadUtm(JsonElement.Parse(attributes)).ShouldBe(
            new Dictionary<string, string> { ["utm_source"] = "letter", ["utm_medium"] = "email", ["utm_campaign"] = "May" }, ignoreOrder: true);

    [Theory]
    [InlineData("""{ "Campaign id": "7", "Campaign type": "Email", "Campaign name": "May" }""", "CLEVERTAP", "email", "7", "May")]
    [InlineData("""{ "Campaign Id": 7, "utm_source": "letter", "utm_medium": "web", "utm_campaign": "June", "Install": "N" }""", "letter", "web", "7", "June")]
    [InlineData("{}", "CLEVERTAP", null, null, null)]
    public void A_message_is_a_touch_of_its_campaign(string attributes, string source, string? medium, string? id, string? campaign)
    {
        var touch = OwnedClicks.Read("shop", "clevertap", Event(attributes), "feed-1-0", 1)!;

        (touch.Source, touch.Medium, touch.CampaignId, touch.Campaign, touch.IsRetargeting).ShouldBe((source, medium, id, campaign, true));
    }

    [Theory]
    [InlineData("Y")]
    [InlineData("true")]
    public void The_visit_of_a_new_install_is_no_return(string install) =>
        OwnedClicks.Read("shop", "clevertap", Event($$"""{ "Install": "{{install}}" }"""), "feed-1-0", 1).ShouldBeNull();

    static FeedEvent Event(string attributes) => new()
    {
        Type = "custom_event", Name = "UTM Visited", At = DateTimeOffset.UnixEpoch, Attributes = JsonElement.Parse(attributes),
    };
}
