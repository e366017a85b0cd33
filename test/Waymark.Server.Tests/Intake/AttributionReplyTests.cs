using System.Text.Json;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class AttributionReplyTests
{
    [Fact]
    public async Task A_credited_install_hears_its_campaign_in_the_types_that_every_client_reads()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.InstallById[Some.InstallId] = Some.Install(Some.Verdict());

        var reply = await intake.CallAsync("/attribution-data", Some.Call);

        reply.Status.ShouldBe(200);
        reply.Body.GetRawText().ShouldBe("""
            {"msg":"Attribution data","status":200,"data":{"deeplink":"https://go.shop.example/p/42?ref=ana&x=1",
            "attribution_source":"META","campaign_data":{"id":"AbC123","name":"Spring","type":"INORGANIC","ad_network":"META",
            "group_name":"Prospecting","asset_group_name":null,"asset_name":"reel-01",
            "installed_at":"2026-01-01T00:01:40Z","store_click_at":"2026-01-01T00:00:40Z",
            "ad_network_campaign_id":null,"ad_set_id":null,"ad_set_name":"Prospecting",
            "ad_creative_id":null,"ad_creative_name":"reel-01"},"gaid":null,"idfa":null}}
            """.ReplaceLineEndings(""));
        intake.Answers.Questions.ShouldBe([(Some.InstallId, 1, TimeSpan.FromSeconds(2))]);
    }

    [Fact]
    public async Task A_source_without_campaign_still_has_texts_for_id_and_name()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.InstallById[Some.InstallId] = Some.Install(Some.Verdict(new Credit { Source = "GOOGLE" }));

        var campaign = (await intake.CallAsync("/attribution-data", Some.Call)).Answered.GetProperty("campaign_data");

        campaign.GetProperty("id").GetString().ShouldBe("");
        campaign.GetProperty("name").GetString().ShouldBe("GOOGLE");
        campaign.GetProperty("type").GetString().ShouldBe("INORGANIC");
        campaign.GetProperty("store_click_at").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("organic")]
    [InlineData("provisional")]
    [InlineData("unknown")]
    [InlineData("nameless")]
    public async Task Everybody_else_hears_organic(string install)
    {
        await using var intake = await IntakeApplication.StartAsync();

        if (install == "organic")
            intake.Answers.InstallById[Some.InstallId] = Some.Install(Some.Verdict(Credit.Organic) with { DeepLink = null });
        else if (install == "provisional")
            intake.Answers.InstallById[Some.InstallId] = Some.Install();

        var body = install == "nameless" ? """{ "token": "prj_shop" }""" : Some.Call;
        var reply = await intake.CallAsync("/attribution-data", body);

        reply.Status.ShouldBe(200);
        reply.Answered.GetRawText().ShouldBe(
            """{"deeplink":null,"attribution_source":"ORGANIC","campaign_data":null,"gaid":null,"idfa":null}""");
    }

    [Fact]
    public async Task Flutter_gets_a_placeholder_because_it_fails_on_null()
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync("/attribution-data", Some.Call.Replace("IOS", "FLUTTER"));

        reply.Answered.GetProperty("campaign_data").GetRawText()
            .ShouldBe("""{"id":"","name":"Organic","type":"ORGANIC"}""");
    }

    [Fact]
    public async Task Advertising_ids_are_the_recorded_ones_else_those_of_the_request()
    {
        await using var intake = await IntakeApplication.StartAsync();
        const string told = "38400000-8cf0-11bd-b23e-10b96e40000d";
        var body = Some.Call.TrimEnd().TrimEnd('}')
            + $$""", "device_data": { "gaid": "{{told}}", "idfa": "00000000-0000-0000-0000-000000000000" } }""";

        var before = await intake.CallAsync("/attribution-data", body);
        intake.Answers.InstallById[Some.InstallId] = Some.Install() with { Device = new DeviceTraits { Gaid = "recorded" } };
        var after = await intake.CallAsync("/attribution-data", body);

        before.Answered.GetProperty("gaid").GetString().ShouldBe(told);
        before.Answered.GetProperty("idfa").ValueKind.ShouldBe(JsonValueKind.Null);
        after.Answered.GetProperty("gaid").GetString().ShouldBe("recorded");
    }
}
