using System.Text.Json;
using Waymark.Attribution.Networks;

namespace Waymark.Tests.Attribution.Networks;

public sealed class NetworkClaimReadingTests
{
    static readonly DateTimeOffset Now = Scene.Noon;

    [Fact]
    public void A_claim_with_everything_is_read()
    {
        var (claim, problems) = Read("""
            { "type": "view", "at": "2026-03-10T13:30:00.5+02:00", "device_id": "38400000-8CF0-11BD-B23E-10B96E40000D", "click_id": "Zk3q8d0o1S2b4n5m6p7r8A",
              "network_click_id": "n-1", "campaign_id": "c-1", "campaign": "Spring", "ad_set_id": "s-1", "ad_set": "India", "ad_id": "a-1", "ad": "Reel", "creative_id": "k-1", "site_id": "p-1" }
            """);

        problems.ShouldBeEmpty();
        claim.ShouldBe(new NetworkClaim
        {
            IsView = true, At = new(2026, 3, 10, 11, 30, 0, 500, TimeSpan.Zero), DeviceId = Scene.Gaid, ClickId = "Zk3q8d0o1S2b4n5m6p7r8A", NetworkClickId = "n-1",
            CampaignId = "c-1", Campaign = "Spring", AdSetId = "s-1", AdSet = "India", AdId = "a-1", Ad = "Reel", CreativeId = "k-1", SiteId = "p-1",
        });
    }

    [Fact]
    public void Seconds_are_a_moment_and_null_is_absent() =>
        Read($$"""{ "type": "click", "at": {{Now.ToUnixTimeSeconds() - 60}}, "campaign_id": null }""").Claim.ShouldBe(new NetworkClaim { At = Now.AddMinutes(-1) });

    [Theory]
    [InlineData("""{ "at": "2026-03-10T11:00:00Z" }""", "type")]
    [InlineData("""{ "type": "Click", "at": "2026-03-10T11:00:00Z" }""", "type")]
    [InlineData("""{ "type": "click" }""", "at")]
    [InlineData("""{ "type": "click", "at": "yesterday" }""", "at")]
    [InlineData("""{ "type": "click", "at": "2026-03-10T11:00:00" }""", "at")]
    [InlineData("""{ "type": "click", "at": 17.5 }""", "at")]
    [InlineData("""{ "type": "click", "at": "2026-03-10T12:11:00Z" }""", "at")]
    [InlineData("""{ "type": "click", "at": "2026-02-08T11:59:00Z" }""", "at")]
    [InlineData("""{ "type": "click", "at": "2026-03-10T11:00:00Z", "device_id": "00000000-0000-0000-0000-000000000000" }""", "device_id")]
    [InlineData("""{ "type": "click", "at": "2026-03-10T11:00:00Z", "device_id": 7 }""", "device_id")]
    [InlineData("""{ "type": "click", "at": "2026-03-10T11:00:00Z", "click_id": "a b" }""", "click_id")]
    [InlineData("""{ "type": "click", "at": "2026-03-10T11:00:00Z", "campaign": "" }""", "campaign")]
    [InlineData("""{ "type": "click", "at": "2026-03-10T11:00:00Z", "ad_id": 12 }""", "ad_id")]
    [InlineData("""{ "type": "click", "at": "2026-03-10T11:00:00Z", "campagne": "Spring" }""", "campagne")]
    [InlineData("""{ "type": "click", "type": "view", "at": "2026-03-10T11:00:00Z" }""", "type")]
    [InlineData("[]", "")]
    public void What_is_wrong_is_named(string said, string field)
    {
        var (claim, problems) = Read(said);

        claim.ShouldBeNull();
        problems.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once() =>
        Read("""{ "type": "tap", "at": 0, "device_id": "x" }""").Problems.Select(problem => problem.Field).ShouldBe(["type", "at", "device_id"]);

    [Theory]
    [InlineData(200, """{ "claim": { "type": "click", "at": "2026-03-10T11:00:00Z" } }""", NetworkOutcome.Claim)]
    [InlineData(200, """{ "claim": null, "trace": "x" }""", NetworkOutcome.None)]
    [InlineData(204, "", NetworkOutcome.None)]
    [InlineData(404, "nobody", NetworkOutcome.None)]
    [InlineData(200, "{}", NetworkOutcome.Unreadable)]
    [InlineData(200, "<html>", NetworkOutcome.Unreadable)]
    [InlineData(200, """{ "claim": { "type": "click" } }""", NetworkOutcome.Unreadable)]
    [InlineData(200, """{ "claim": [] }""", NetworkOutcome.Unreadable)]
    [InlineData(401, "", NetworkOutcome.Refused)]
    [InlineData(302, "", NetworkOutcome.Refused)]
    [InlineData(0, "", NetworkOutcome.Later)]
    [InlineData(429, "", NetworkOutcome.Later)]
    [InlineData(503, "", NetworkOutcome.Later)]
    public void An_answer_means_one_of_six_things(int status, string body, NetworkOutcome outcome) => NetworkReply.Read(status, body, Now).Outcome.ShouldBe(outcome);

    [Fact]
    public void A_statement_comes_out_of_the_journal_as_it_went_in()
    {
        var statement = new NetworkStatement { Network = "aster", InstallInstanceId = "i-1", Outcome = NetworkOutcome.Claim, Claim = """{"type":"click","at":"2026-03-10T11:00:00Z"}""" };

        NetworkStatement.Read(statement.Write()).ShouldBe(statement);
        statement.ReadClaim(Now).ShouldBe(new NetworkClaim { At = Now.AddHours(-1) });
        NetworkStatement.Read("nonsense"u8.ToArray()).ShouldBeNull();
    }

    static (NetworkClaim? Claim, IReadOnlyList<ClaimProblem> Problems) Read(string said) => NetworkClaimReading.Read(JsonElement.Parse(said, new JsonDocumentOptions { AllowDuplicateProperties = true }), Now);
}
