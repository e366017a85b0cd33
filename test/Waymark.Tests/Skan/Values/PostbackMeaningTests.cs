using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Skan;
using Waymark.Skan.Values;

namespace Waymark.Tests.Skan.Values;

public sealed class PostbackMeaningTests
{
    static readonly DateTimeOffset Received = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    static readonly SchemaTimeline Always = SchemaTimeline.Empty.With(Received.AddYears(-3), 1);

    [Theory]
    [InlineData(0, false, false, 96, 72)]
    [InlineData(0, false, true, 96, 24)]
    [InlineData(0, true, false, 96, 24)]
    [InlineData(1, false, false, 312, 192)]
    [InlineData(1, false, true, 312, 72)]
    [InlineData(2, false, false, 984, 864)]
    public void An_install_lies_a_window_and_apples_delay_before_its_postback(int window, bool isBeforeTiers, bool mayBeLocked, int from, int to)
    {
        var installed = InstallEstimate.Of(new Period(Received, Received), window, isBeforeTiers, mayBeLocked);

        ((Received - installed.From).TotalHours, (Received - installed.To).TotalHours).ShouldBe((from, to));
    }

    [Theory]
    [InlineData(0, 30, null, "paid 0 to 5 USD", 2.5)]
    [InlineData(0, 60, null, "paid 50 USD or more", 50.0)]
    [InlineData(0, 0, null, "installed", 0.0)]
    [InlineData(0, null, "low", "installed", 0.0)]
    [InlineData(0, null, "medium", "paid 0 to 5 USD or paid 5 to 20 USD", 10.0)]
    [InlineData(2, null, "high", "paid 20 to 50 USD or paid 50 USD or more", 20.0)]
    public void A_value_is_worth_the_middle_of_its_range_and_an_open_range_its_lower_bound(int window, int? fine, string? coarse, string meaning, double estimate)
    {
        var read = Meaning(Always, SomeSchema.Of(SomeSchema.Buckets)).Read(new(Received, Received), window, false, fine, CoarseValues.Read(coarse)).ShouldNotBeNull();

        read.Meaning.ShouldBe(meaning);
        read.Amounts.ShouldNotBeNull().Estimate.ShouldBe((decimal)estimate);
    }

    [Fact]
    public void A_value_that_the_schema_never_gives_means_nothing() =>
        Meaning(Always, SomeSchema.Of(SomeSchema.Buckets)).Read(new(Received, Received), 0, false, 31, null).ShouldBeNull();

    [Fact]
    public void A_schema_without_amounts_tells_none() =>
        Meaning(Always, SomeSchema.Of(SomeSchema.Bits)).Read(new(Received, Received), 0, false, 5, null).ShouldNotBeNull()
            .ShouldSatisfyAllConditions(read => read.Amounts.ShouldBeNull(), read => read.Meaning.ShouldBe("a and c"));

    [Theory]
    [InlineData(-200, 2, false)] // the second was live all the time
    [InlineData(-95, 2, true)] // it became live at the beginning of the days that count
    [InlineData(-73, 1, true)] // at their end
    [InlineData(-60, 1, false)] // after them
    public void The_schema_that_was_live_when_the_install_happened_reads_it(int changedAt, int version, bool isUncertain)
    {
        var read = Meaning(Always.With(Received.AddHours(changedAt), 2), SomeSchema.Of(SomeSchema.Buckets), SomeSchema.Of(SomeSchema.Buckets) with { Version = 2 })
            .Read(new(Received, Received), 0, false, 30, null).ShouldNotBeNull();

        (read.Schema.Version, read.IsUncertain).ShouldBe((version, isUncertain));
    }

    [Fact]
    public void Installs_from_before_the_first_schema_have_no_meaning() =>
        Meaning(SchemaTimeline.Empty.With(Received.AddHours(-10), 1), SomeSchema.Of(SomeSchema.Buckets)).Read(new(Received, Received), 0, false, 30, null).ShouldBeNull();

    [Fact]
    public void The_live_version_is_read_out_of_stored_configurations() =>
        SchemaTimeline.LiveIn(JsonNode.Parse("""
            { "apps": [ { "id": "a" }, { "id": "b", "skan": { "schemas": [ { "version": 1 }, { "version": 2, "status": "live", "since": "2026-01-31" }, { "version": 3, "status": "draft" }, { "version": 4, "status": "retired" } ] } } ] }
            """)!.AsObject()).ShouldBe([("a", null, null), ("b", 2, new DateOnly(2026, 1, 31))]);

    [Fact]
    public void An_app_may_have_used_its_schema_before_it_was_written_here()
    {
        var timeline = SchemaTimeline.Empty.With(Received, 1, new DateOnly(2026, 1, 1)).With(Received.AddDays(5), 2, new DateOnly(2025, 1, 1));

        timeline.LiveTimes(1).ShouldBe((new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        timeline.At(Received).ShouldBe(2);
        SchemaTimeline.Empty.With(Received, 1, new DateOnly(2030, 1, 1)).LiveTimes(1).ShouldBe((Received, null));
    }

    [Theory]
    [InlineData("com.example", "5239", "Fine")]
    [InlineData("com.example", "0539", "Coarser")]
    [InlineData("COM.EXAMPLE", "39", "Own")]
    [InlineData("other", "39", "Anybody's")]
    [InlineData("other", "5", "Five")]
    [InlineData("other", "15", null)]
    public void The_longest_ending_that_is_known_names_the_campaign(string network, string identifier, string? campaign)
    {
        var settings = new SkanSettings
        {
            SourceIdentifiers =
            [
                new() { Identifier = "39", Campaign = "Anybody's" }, new() { Identifier = "39", Network = "com.example", Campaign = "Own" },
                new() { Identifier = "539", Campaign = "Coarser" }, new() { Identifier = "5239", Campaign = "Fine" }, new() { Identifier = "5", Campaign = "Five" },
            ],
        };

        settings.Find(network, identifier)?.Campaign.ShouldBe(campaign);
        (settings.Find(network, identifier) is null).ShouldBe(campaign is null);
    }

    [Fact]
    public void The_tier_is_what_a_postback_gives_away()
    {
        var postback = new Postback { Protocol = PostbackProtocol.SkAdNetwork, Network = "n", AppStoreId = 1, Id = "i", SourceIdentifier = "39" };

        PostbackTier.Of(postback).ShouldBe(0);
        PostbackTier.Of(postback with { CoarseValue = "low" }).ShouldBe(1);
        PostbackTier.Of(postback with { Window = 1 }).ShouldBe(1);
        PostbackTier.Of(postback with { Value = 0 }).ShouldBe(2);
        PostbackTier.Of(postback with { Value = 0, SourceAppId = 5 }).ShouldBe(3);
        PostbackTier.Of(postback with { DidWin = false }).ShouldBeNull();
        PostbackTier.Of(postback with { SourceIdentifier = null, CampaignId = 5 }).ShouldBeNull();
    }

    static PostbackMeaning Meaning(SchemaTimeline timeline, params IReadOnlyList<ConversionSchema> schemas) => new(AppWith(schemas), timeline);

    static App AppWith(params IReadOnlyList<ConversionSchema> schemas) => new() { Id = "shop", Skan = new SkanSettings { Schemas = schemas } };
}
