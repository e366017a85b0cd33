using System.Text;
using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Revenue;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Integrations;

public sealed class DisclosureTests
{
    const string Purchase = """{"af_revenue":9.99,"af_price":4.99,"af_quantity":2,"af_currency":"EUR","af_content_id":"sku"}""";

    static readonly DateTimeOffset Moment = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly Recipient Tool = new("partner", PartnerClass.Analytics, [], HasCredentials: true);

    static readonly Credit Meta = new() { Source = "META", Campaign = "Summer_Sale", CampaignId = "AbC123", TouchId = "t-1" };

    [Theory]
    [InlineData(SendRevenue.NoValuesAndNoRevenue, "{}")]
    [InlineData(SendRevenue.ValuesAndNoRevenue, """{"af_price":4.99,"af_quantity":2,"af_currency":"EUR","af_content_id":"sku"}""")]
    [InlineData(SendRevenue.ValuesAndRevenue, Purchase)]
    public void The_three_revenue_options_leave_exactly_these_keys(SendRevenue option, string values)
    {
        var told = Told(new EventMapping { Event = "af_purchase", SendRevenue = option }, Purchase);

        Text(told.Event).ShouldBe(values);
        told.Event.Revenue.ShouldBe(option == SendRevenue.ValuesAndRevenue ? new Money(9.99m, "EUR") : null);
        told.Event.RevenueUsd.ShouldBe(option == SendRevenue.ValuesAndRevenue ? 10.49m : null);
    }

    [Fact]
    public void Revenue_is_removed_however_deep_and_by_its_exact_key() =>
        Text(Told(
            new EventMapping { Event = "af_purchase", SendRevenue = SendRevenue.ValuesAndNoRevenue },
            """{"items":[{"revenue":1,"price":2.50,"Revenue":3}],"order":{"amount":7,"note":"ü \"q\""},"revenue_hint":1e3,"earned":5}""").Event)
            .ShouldBe("""{"items":[{"price":2.50,"Revenue":3}],"order":{"note":"\u00FC \u0022q\u0022"},"revenue_hint":1e3,"earned":5}""");

    [Fact]
    public void An_app_may_have_names_of_its_own_for_revenue() =>
        Text(Told(
            new EventMapping { Event = "af_purchase", SendRevenue = SendRevenue.ValuesAndNoRevenue }, """{"earned":5,"a":1}""", new RevenueKeys(["earned"])).Event)
            .ShouldBe("""{"a":1}""");

    [Fact]
    public void Prices_may_go_too() =>
        Text(Told(
            new EventMapping { Event = "af_purchase", SendRevenue = SendRevenue.ValuesAndNoRevenue, RemovePrices = true },
            """{"af_revenue":9,"af_price":4.99,"items":[{"price":1,"sku":"a"}]}""").Event)
            .ShouldBe("""{"items":[{"sku":"a"}]}""");

    [Fact]
    public void No_revenue_stays_no_revenue_and_zero_stays_zero()
    {
        Judged(Event("{}") with { Revenue = null, RevenueUsd = null }, Tool).Event.Revenue.ShouldBeNull();
        Judged(Event("{}") with { Revenue = new Money(0, "EUR") }, Tool).Event.Revenue.ShouldBe(new Money(0, "EUR"));
        Judged(Event("{}") with { Revenue = new Money(-5, "EUR") }, Tool).Event.Revenue.ShouldBe(new Money(-5, "EUR"));
    }

    [Fact]
    public void A_tool_of_the_owners_hears_who_earned_the_user() =>
        Judged(Event("{}"), Tool).Event.Credit.ShouldBe(Meta);

    [Fact]
    public void A_network_learns_that_a_user_is_not_its_own_and_not_whose()
    {
        var told = Judged(Event("{}"), Tool with { Class = PartnerClass.AdNetwork });

        told.Event.Credit.ShouldBeNull();
        told.Subject.Install!.Verdict!.Candidates.ShouldBeEmpty();
        told.Subject.Install.Verdict.Credit.ShouldBe(Credit.Organic);
        told.Subject.Install.Verdict.At.ShouldBe(Moment);
    }

    [Fact]
    public void A_network_hears_all_of_its_own_users() =>
        Judged(Event("{}"), Tool with { Class = PartnerClass.AdNetwork, Sources = ["Meta"] }).Event.Credit.ShouldBe(Meta);

    [Fact]
    public void A_redacted_source_looks_organic_everywhere()
    {
        var told = Judged(
            Event("""{"match_type":"referrer","referrer":"omck=x","deep_link":"shop://x","app_version":"1.0","gaid":"g"}""", EventKind.Install), Tool,
            new RestrictedSource { Source = "meta", Level = RestrictionLevel.Redact });

        told.Event.Credit.ShouldBe(Credit.Organic);
        Text(told.Event).ShouldBe("""{"app_version":"1.0","gaid":"g"}""");
        told.Subject.Install!.Verdict!.MatchType.ShouldBe(MatchType.Organic);
        told.Subject.Install.Verdict.DeepLink.ShouldBeNull();
    }

    [Fact]
    public void A_dropped_source_is_not_told_at_all()
    {
        Decision(Event("{}"), Tool, new RestrictedSource { Source = "META", Level = RestrictionLevel.Drop }).ShouldBe(new PostbackDecision.Skip("restricted_source"));
        Decision(Event("{}") with { Credit = Credit.Organic }, Tool, new RestrictedSource { Source = "META", Level = RestrictionLevel.Drop }).ShouldBeOfType<PostbackDecision.Tell>();
    }

    [Fact]
    public void The_integration_may_ask_for_another_level_where_there_is_one()
    {
        var line = new RestrictedSource { Source = "META", Level = RestrictionLevel.Drop };

        Judged(Event("{}"), Tool, line, RestrictionLevel.Redact).Event.Credit.ShouldBe(Credit.Organic);
        Judged(Event("{}"), Tool, line, RestrictionLevel.None).Event.Credit.ShouldBe(Meta);
        Judged(Event("{}") with { Credit = Meta with { Source = "GOOGLE" } }, Tool, line, RestrictionLevel.Drop).Event.Credit!.Source.ShouldBe("GOOGLE");
    }

    [Theory]
    [InlineData("2026-03-01", RestrictionLevel.Drop)]
    [InlineData("2026-02-28", RestrictionLevel.Redact)]
    [InlineData("2026-01-31", null)]
    public void A_line_holds_from_its_day_on(string day, RestrictionLevel? level)
    {
        var restrictions = new Restrictions(
        [
            new() { Source = "META", Level = RestrictionLevel.Redact, From = new DateOnly(2026, 2, 1) },
            new() { Source = "META", Level = RestrictionLevel.Drop, From = new DateOnly(2026, 3, 1) },
        ]);

        var line = restrictions.Find(
            "META", Basis.Link, isConversion: true, PartnerClass.Analytics, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        (line?.Level).ShouldBe(level);
    }

    [Theory]
    [InlineData(Basis.Link, false)]
    [InlineData(Basis.Referrer, false)]
    [InlineData(Basis.Claim, true)]
    public void The_products_table_binds_what_the_network_told_not_what_our_own_links_saw(Basis basis, bool isRestricted) =>
        (new Restrictions([]).Find("META", basis, isConversion: true, PartnerClass.Analytics, new DateOnly(2026, 3, 1)) is not null).ShouldBe(isRestricted);

    [Fact]
    public void The_owners_word_goes_before_the_products() =>
        new Restrictions([new() { Source = "meta", Level = RestrictionLevel.None }])
            .Find("META", Basis.Claim, isConversion: false, PartnerClass.Analytics, new DateOnly(2026, 3, 1))!.Level.ShouldBe(RestrictionLevel.None);

    [Fact]
    public void The_owners_own_systems_are_no_third_party_unless_a_line_says_so()
    {
        Find(new() { Source = "META", Level = RestrictionLevel.Drop }).ShouldBeNull();
        Find(new() { Source = "META", Level = RestrictionLevel.Drop, Recipients = [PartnerClass.Own] }).ShouldNotBeNull();

        static RestrictedSource? Find(RestrictedSource line) =>
            new Restrictions([line]).Find("META", Basis.Link, isConversion: true, PartnerClass.Own, new DateOnly(2026, 3, 1));
    }

    static string Text(StreamEvent told) => Encoding.UTF8.GetString(told.Values.Span);

    static Disclosure Told(EventMapping row, string values, RevenueKeys? keys = null) =>
        ((PostbackDecision.Tell)PostbackDecision.Judge(new PostbackInquiry(
            new Integration { Id = "p", Partner = "partner", Active = true, Events = [row] }, Tool, Event(values), _ => Subject.Nobody)
        {
            RevenueKeys = keys ?? RevenueKeys.Usual,
        })).Disclosure;

    static Disclosure Judged(StreamEvent happened, Recipient recipient, RestrictedSource? line = null, RestrictionLevel? level = null) =>
        ((PostbackDecision.Tell)Decision(happened, recipient, line, level)).Disclosure;

    static PostbackDecision Decision(StreamEvent happened, Recipient recipient, RestrictedSource? line = null, RestrictionLevel? level = null) =>
        PostbackDecision.Judge(new PostbackInquiry(
            new Integration { Id = "p", Partner = "partner", Active = true, Restricted = level, Events = [new EventMapping { Event = "*" }] },
            recipient, happened, _ => new Subject(Install, null))
        {
            Restrictions = new Restrictions(line is null ? [] : [line]),
        });

    static Install Install { get; } = new()
    {
        App = "shop",
        Id = "i-1",
        FirstSeenAt = Moment,
        Verdict = new Verdict
        {
            Conversion = Conversion.Install,
            MatchType = MatchType.InstallReferrer,
            Credit = Meta,
            At = Moment,
            Fact = 1,
            ConfigurationVersion = 1,
            DeepLink = "shop://x",
            Candidates =
            [
                new Candidate { TouchId = "t-1", At = Moment, Source = "META", MatchType = MatchType.InstallReferrer, Standing = Standing.Won, Because = "It won." },
            ],
        },
    };

    static StreamEvent Event(string values, EventKind kind = EventKind.InApp) => new()
    {
        Position = 1,
        Id = "e",
        App = "shop",
        Lane = 0,
        Kind = kind,
        Name = kind == EventKind.InApp ? "af_purchase" : EventNames.Of(kind),
        At = Moment,
        Fact = 1,
        InstallId = "i-1",
        Platform = Platform.Android,
        Credit = Meta,
        Revenue = new Money(9.99m, "EUR"),
        RevenueUsd = 10.49m,
        Values = Encoding.UTF8.GetBytes(values),
    };
}
