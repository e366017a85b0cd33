using System.Text.Json;
using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class AttributeNamesTests
{
    [Theory]
    [InlineData("Campaign ID", "campaign_id")]
    [InlineData("Campaign Id", "campaign_id")]
    [InlineData("CT Source", "ct_source")]
    [InlineData("source", "source")]
    [InlineData("CT Connected To WiFi", "ct_connected_to_wifi")]
    [InlineData("ContentName", "content_name")]
    [InlineData("clevertapId", "clevertap_id")]
    [InlineData(" wzrk_id", "wzrk_id")]
    [InlineData("A/B  test & more", "a_b_test_more")]
    [InlineData("Größe", "größe")]
    [InlineData("$mobile", "_mobile")]
    public void One_name_for_every_spelling(string spelling, string name) => AttributeNames.Normalise(spelling).ShouldBe(name);

    [Theory]
    [InlineData("""{ "CT Source": 1, "source": 2 }""", """{"ct_source":1,"source":2}""")]
    [InlineData("""{ "Source": 1, "source": 2, "SOURCE": 3 }""", """{"source":1,"source_2":2,"source_3":3}""")]
    [InlineData("""{ "session_props": 1, "session_props": 2 }""", """{"session_props":2}""")]
    [InlineData("[]", "{}")]
    public void Two_attributes_never_become_one(string attributes, string normalised) =>
        JsonSerializer.Serialize(AttributeNames.Normalise(JsonElement.Parse(attributes))).ShouldBe(normalised);
}
