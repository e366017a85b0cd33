using Waymark.Events;
using Waymark.Fraud;
using static Waymark.Tests.Attribution.Scene;

namespace Waymark.Tests.Fraud;

public sealed class FraudSettingsTests
{
    const string Rule = FraudRules.ClickToInstallTooShort;

    static readonly FraudScope Scope = new("META", "AbC123", "site-7");

    [Fact]
    public void Nobody_says_otherwise_and_the_product_decides()
    {
        var rule = new FraudSettings().InForce(Rule, Scope);

        (rule.Mode, rule.Threshold, rule.TagThreshold, rule.SettingFrom).ShouldBe((FraudMode.Tag, 10, 30, "product"));
    }

    [Theory]
    [InlineData("app", null, null, null)]
    [InlineData("network", "meta", null, null)]
    [InlineData("campaign", null, "AbC123", null)]
    [InlineData("site", null, null, "site-7")]
    [InlineData("site", "META", "AbC123", "site-7")]
    public void A_setting_says_what_it_is_for(string from, string? source, string? campaign, string? site)
    {
        var settings = new FraudSettings { Rules = [new() { Rule = Rule, Source = source, Campaign = campaign, Site = site, Threshold = 3 }] };

        (settings.InForce(Rule, Scope).SettingFrom, settings.InForce(Rule, Scope).Threshold).ShouldBe((from, 3));
    }

    [Theory]
    [InlineData("GOOGLE", null, null)]
    [InlineData(null, "Other", null)]
    [InlineData(null, null, "site-8")]
    [InlineData("META", "AbC123", "site-8")]
    public void A_setting_for_somebody_else_changes_nothing(string? source, string? campaign, string? site) =>
        new FraudSettings { Rules = [new() { Rule = Rule, Source = source, Campaign = campaign, Site = site, Mode = FraudMode.Block }] }
            .InForce(Rule, Scope).SettingFrom.ShouldBe("product");

    [Fact]
    public void The_narrowest_goes_last_and_leaves_what_it_does_not_name()
    {
        var settings = new FraudSettings
        {
            Rules =
            [
                new() { Rule = Rule, Site = "site-7", Mode = FraudMode.Off },
                new() { Rule = Rule, Threshold = 5, TagThreshold = 20 },
                new() { Rule = Rule, Campaign = "AbC123", Threshold = 7, Mode = FraudMode.Tag },
                new() { Rule = Rule, Source = "META", Mode = FraudMode.Block },
            ],
        };

        var (site, campaign, source) = (settings.InForce(Rule, Scope), settings.InForce(Rule, Scope with { Site = null }), settings.InForce(Rule, new("META", null, null)));

        (site.IsOn, site.Threshold, site.TagThreshold, site.SettingFrom).ShouldBe((false, 7, 20, "site"));
        (campaign.Mode, campaign.Threshold, campaign.SettingFrom).ShouldBe((FraudMode.Tag, 7, "campaign"));
        (source.Mode, source.Threshold, source.SettingFrom).ShouldBe((FraudMode.Block, 5, "network"));
    }

    [Fact]
    public void A_touch_is_judged_in_the_name_of_its_campaign_and_site()
    {
        var touch = Click("c", Hours(1)).With("site_id", "site-7");

        FraudScope.Of(touch).ShouldBe(Scope);
        FraudScope.Of(touch with { CampaignId = null }).Campaign.ShouldBe("Spring");
        FraudScope.Of(new Credit { Source = "META", CampaignId = "AbC123" }, touch).ShouldBe(Scope);
    }
}
