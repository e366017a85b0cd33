using System.Text.Json;
using Waymark.Apps.Documents;
using Waymark.Fraud;

namespace Waymark.Tests.Apps.Documents;

public sealed class FraudSettingRulesTests
{
    [Theory]
    [InlineData("""{ "rule": "engagement_injection", "mode": "tag" }""")]
    [InlineData("""{ "rule": "ctit_short", "mode": "block", "threshold": 5, "tagThreshold": 20 }, { "rule": "ctit_short", "source": "META", "mode": "off" }""")]
    [InlineData("""{ "rule": "ip_rate", "threshold": 200, "tagThreshold": 100, "site": "7" }""")]
    [InlineData("""{ "rule": "ip_rate", "threshold": 200, "tagThreshold": 200 }""")]
    [InlineData("""{ "rule": "click_flooding", "campaign": "AbC123", "threshold": 0.25 }""")]
    public void These_settings_are_fine(string rules) => Errors($$"""{ "rules": [ {{rules}} ] }""").ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "rule": "ctit_shrot", "mode": "tag" }""", "rules[0].rule", "did you mean \"ctit_short\"?")]
    [InlineData("""{ "rule": "validation_rule", "mode": "off" }""", "rules[0].rule", "each of fraud.validations has its own mode")]
    [InlineData("""{ "rule": "blocked_by_hand", "mode": "off" }""", "rules[0].rule", "taken back as it was given")]
    [InlineData("""{ "rule": "emulator" }""", "rules[0]", "changes nothing")]
    [InlineData("""{ "rule": "emulator", "threshold": 3 }""", "rules[0].threshold", "does not go with emulator")]
    [InlineData("""{ "rule": "device_anomaly", "tagThreshold": 3 }""", "rules[0].tagThreshold", "does not go with device_anomaly")]
    [InlineData("""{ "rule": "click_flooding", "threshold": 25 }""", "rules[0].threshold", "write 0.25 for a quarter")]
    [InlineData("""{ "rule": "ip_rate", "threshold": 500 }""", "rules[0].threshold", "no more is counted")]
    [InlineData("""{ "rule": "ctit_short", "threshold": 86401 }""", "rules[0].threshold", "86400")]
    [InlineData("""{ "rule": "ctit_short", "threshold": 30, "tagThreshold": 10 }""", "rules[0].tagThreshold", "must be above the threshold")]
    [InlineData("""{ "rule": "ip_rate", "threshold": 50, "tagThreshold": 100 }""", "rules[0].tagThreshold", "must be below the threshold")]
    [InlineData("""{ "rule": "emulator", "mode": "off" }, { "rule": "emulator", "mode": "tag" }""", "rules[1]", "is for the same as apps[0].fraud.rules[0]")]
    [InlineData("""{ "rule": "ip_rate", "source": "meta", "mode": "off" }, { "rule": "ip_rate", "source": "META", "mode": "tag" }""", "rules[1]", "is for the same")]
    public void These_settings_are_not(string rules, string path, string message) => OneError($$"""{ "rules": [ {{rules}} ] }""", path, message);

    [Theory]
    [InlineData("""{ "id": "a" }""", "validations[0]", "has no condition")]
    [InlineData("""{ "id": "a", "countries": [] }""", "validations[0]", "has no condition")]
    [InlineData("""{ "id": "a", "osVersionBelow": "ten" }""", "validations[0].osVersionBelow", "is no version")]
    [InlineData("""{ "id": "a", "hasUserId": true }, { "id": "a", "platform": "ios" }""", "validations[1].id", "every id may appear once")]
    [InlineData("""{ "id": "a", "countries": ["Germany"] }""", "validations[0].countries[0]", "")]
    public void These_validations_are_not(string validations, string path, string message) => OneError($$"""{ "validations": [ {{validations}} ] }""", path, message);

    [Fact]
    public void A_validation_is_read_whole()
    {
        const string fraud = """
            { "validations": [ { "id": "a", "mode": "block", "outcome": "block", "sources": ["META"], "campaigns": ["c"], "platform": "android", "countries": ["IN"],
              "otherCountriesThan": ["DE"], "osVersionBelow": "12", "osVersionFrom": "9", "appVersionBelow": "4.1", "appVersionFrom": "4", "hasUserId": false } ] }
            """;

        Errors(fraud).ShouldBeEmpty();
        var read = JsonSerializer.Deserialize<FraudSettings>(fraud, DocumentJson.Typed)!.Validations.Single();

        (read.Mode, read.Outcome, read.Platform, read.HasUserId, read.OsVersionBelow).ShouldBe((FraudMode.Block, ValidationOutcome.Block, "android", false, "12"));
    }

    static void OneError(string fraud, string path, string message)
    {
        var error = Errors(fraud).ShouldHaveSingleItem();

        error.Path.ShouldBe($"apps[0].fraud.{path}");
        error.Message.ShouldContain(message);
    }

    static IReadOnlyList<DocumentError> Errors(string fraud) =>
        DocumentReader.Read($$"""{ "apps": [ { "id": "shop", "name": "Shop", "token": "prj_shop", "fraud": {{fraud}} } ] }""", Example.Partners).Errors;
}
