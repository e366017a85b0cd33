using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Attribution.Apple;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Attribution.Apple;

public sealed class AppleAttributionTests
{
    static readonly AppleAnswer Tapped = new() { IsAttributed = true, CampaignId = "500000001", AdGroupId = "500000002", AdId = "500000004", KeywordId = "500000003" };

    [Fact]
    public void A_tap_without_a_time_is_taken_as_an_hour_before_the_open()
    {
        var verdict = Judge.Decide(Open with { Apple = Tapped });

        (verdict.MatchType, verdict.IsProven).ShouldBe((MatchType.AppleAds, true));
        (verdict.Credit.Source, verdict.Credit.NetworkCampaignId, verdict.Credit.AdSetId, verdict.Credit.TouchAt).ShouldBe(("APPLE_SEARCH_ADS", "500000001", "500000002", Noon - Hours(1)));
    }

    [Fact]
    public void How_long_before_is_the_owners_to_say() =>
        Judge.Decide(Open with { App = Shop with { Apple = new AppleSettings { AssumedHours = 5 } }, Apple = Tapped }).Credit.TouchAt.ShouldBe(Noon - Hours(5));

    [Fact]
    public void Ids_are_shown_under_the_name_of_the_campaign_that_has_them()
    {
        var app = Shop with { Campaigns = [new Campaign { Id = "Brand", Name = "Brand search", NetworkCampaignId = "500000001" }] };

        var credit = Judge.Decide(Open with { App = app, Apple = Tapped }).Credit;
        (credit.CampaignId, credit.Campaign, credit.Source).ShouldBe(("Brand", "Brand search", "APPLE_SEARCH_ADS"));
    }

    [Theory]
    [InlineData(29, MatchType.AppleAds)]
    [InlineData(31, MatchType.Organic)]
    public void Its_window_is_apples_thirty_days(int days, MatchType match) =>
        Judge.Decide(Open with { Apple = Tapped with { At = Noon - Days(days) } }).MatchType.ShouldBe(match);

    [Fact]
    public void It_competes_with_clicks_by_time()
    {
        Judge.Decide(Open with { Apple = Tapped with { At = Noon - Hours(3) }, ByDeviceId = [Click("c", Hours(2))] }).MatchType.ShouldBe(MatchType.DeviceId);
        Judge.Decide(Open with { Apple = Tapped with { At = Noon - Hours(2) }, ByDeviceId = [Click("c", Hours(3))] }).MatchType.ShouldBe(MatchType.AppleAds);
    }

    [Fact]
    public void A_view_counts_last_and_for_a_day()
    {
        var seen = Tapped with { IsView = true, At = Noon - Hours(3) };

        Judge.Decide(Open with { Apple = seen }).MatchType.ShouldBe(MatchType.ViewThrough);
        Judge.Decide(Open with { Apple = seen with { At = Noon - Hours(25) } }).MatchType.ShouldBe(MatchType.Organic);
        Judge.Decide(Open with { Apple = seen, ByAddress = [Neighbour("c", Minutes(2))] }).MatchType.ShouldBe(MatchType.Probabilistic);
    }

    [Fact]
    public void No_and_test_data_earn_nothing()
    {
        Judge.Decide(Open with { Apple = Tapped with { IsAttributed = false } }).MatchType.ShouldBe(MatchType.Organic);
        Judge.Decide(Open with { Apple = Tapped with { IsTest = true } }).MatchType.ShouldBe(MatchType.Organic);
    }
}
