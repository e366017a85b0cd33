using Waymark.Apps;
using Waymark.Devices;
using Waymark.Reports;
using Waymark.Skan;
using Waymark.Skan.Values;
using Waymark.Tests.Skan.Values;

namespace Waymark.Tests.Skan;

public sealed class SkanReportTests
{
    static readonly DateOnly Day = new(2026, 3, 10);

    static readonly App App = new()
    {
        Id = "shop",
        TimeZone = "Asia/Kolkata",
        Campaigns = [new Campaign { Id = "AbC123", Name = "Summer" }],
        Skan = new SkanSettings
        {
            Schemas = [SomeSchema.Of(SomeSchema.Buckets)],
            SourceIdentifiers = [new SourceIdentifier { Identifier = "39", Network = "n", Campaign = "AbC123" }],
        },
    };

    static readonly Postback Winner = new() { Protocol = PostbackProtocol.AdAttributionKit, Network = "n", AppStoreId = 1, Id = "i", SourceIdentifier = "5239" };

    [Fact]
    public void Values_are_told_with_their_meaning_and_what_they_may_be_worth()
    {
        var window = Report(Always, [Winner with { Value = 40 }, Winner with { Value = 40, SourceAppId = 5 }, Winner with { Value = 60 }, Winner with { Value = 31 }, Winner with { CoarseValue = "low" }])
            .Windows.ShouldHaveSingleItem();

        window.Values.Select(value => (value.Fine, value.Coarse, value.Count, value.Meaning, value.EstimatedRevenueEach)).ShouldBe(
        [
            (null, "low", 1L, "installed", 0m),
            (31, null, 1L, null, null),
            (40, null, 2L, "paid 5 to 20 USD", 12.5m),
            (60, null, 1L, "paid 50 USD or more", 50m),
        ]);
        window.EstimatedRevenue.ShouldNotBeNull().ShouldBe(new Dictionary<string, decimal> { ["USD"] = 75 });
        window.Tiers.ShouldBe(new Dictionary<string, long> { ["1"] = 1, ["2"] = 3, ["3"] = 1 });
        window.Modelled.ShouldBeNull();
    }

    [Fact]
    public void Null_is_not_zero_and_what_it_might_be_worth_stands_apart()
    {
        var row = Report(Always, [Winner with { Value = 0 }, Winner with { Value = 40 }, Winner, Winner]);

        row.NullShare.ShouldBe(0.5m);
        var window = row.Windows.ShouldHaveSingleItem();
        (window.Postbacks, window.WithoutValue, window.Fine[0]).ShouldBe((4, 2, 1));
        window.EstimatedRevenue.ShouldNotBeNull()["USD"].ShouldBe(12.5m);
        var model = window.Modelled.ShouldNotBeNull();
        (model.Postbacks, model.LikePostbacks, model.EstimatedRevenue["USD"]).ShouldBe((2, 2, 12.5m));
    }

    [Fact]
    public void Without_a_schema_no_amount_is_known_rather_than_none()
    {
        var window = Report(SchemaTimeline.Empty, [Winner with { Value = 40 }, Winner]).Windows.ShouldHaveSingleItem();

        window.EstimatedRevenue.ShouldBeNull();
        window.Modelled.ShouldBeNull();
        window.Values.ShouldHaveSingleItem().Meaning.ShouldBeNull();
    }

    [Fact]
    public void Dates_of_installs_are_a_range_by_window()
    {
        var windows = Report(Always, [Winner with { Value = 40 }, Winner with { Window = 1, CoarseValue = "high" }]).Windows;

        windows.Select(window => (window.Window, window.InstalledFrom, window.InstalledTo)).ShouldBe(
        [
            (0, Day.AddDays(-4), Day.AddDays(-2)),
            (1, Day.AddDays(-13), Day.AddDays(-7)),
        ]);
        windows[1].Values.ShouldHaveSingleItem().EstimatedRevenueEach.ShouldBe(20m);
    }

    [Fact]
    public void A_source_identifier_is_its_campaigns()
    {
        var row = Report(Always, [Winner]);

        (row.Campaign, row.CampaignId, row.CampaignName).ShouldBe(("39", "AbC123", "Summer"));
        Report(Always, [Winner with { SourceIdentifier = "5240" }]).CampaignId.ShouldBeNull();
    }

    [Theory]
    [InlineData("0/fine/12/t3", 0, 12, null, 3, false)]
    [InlineData("2/coarse/high/t1", 2, null, CoarseValue.High, 1, false)]
    [InlineData("0/null/t0", 0, null, null, 0, false)]
    [InlineData("0/fine/12/v3", 0, 12, null, null, true)]
    [InlineData("0/null/v3", 0, null, null, null, true)]
    public void Figures_are_named_for_window_value_and_tier(string name, int window, int? fine, CoarseValue? coarse, int? tier, bool isBeforeTiers)
    {
        var figure = new ValueFigure(window, fine, coarse, tier, isBeforeTiers);

        figure.Name.ShouldBe(name);
        ValueFigure.Read(name).ShouldBe(figure);
    }

    [Theory]
    [InlineData("0/fine/12", 12)]
    [InlineData("0/null", null)]
    public void Figures_from_before_tiers_were_counted_can_be_read(string name, int? fine) =>
        ValueFigure.Read(name).ShouldBe(new ValueFigure(0, fine, null, null, false));

    static SchemaTimeline Always => SchemaTimeline.Empty.With(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), 1);

    static SkanRow Report(SchemaTimeline timeline, IEnumerable<Postback> postbacks) => SkanReport.Of(
        postbacks.SelectMany(postback => PostbackFigures.Of(postback).Select(figure => (
            new RollupKey("shop", Day, figure.Measure, figure.Name, postback.Network, postback.SourceIdentifier!, Platform.Ios), new Figure(1, 0)))),
        2,
        new PostbackMeaning(App, timeline)).ShouldHaveSingleItem();
}
