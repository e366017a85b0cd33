using Waymark.Apps;
using Waymark.Devices;
using Waymark.Privacy;

namespace Waymark.Tests.Privacy;

/// <summary>The table of docs/privacy-of-signals.md.</summary>
public sealed class SignalRulesTests
{
    const string Id = "38400000-8cf0-11bd-b23e-10b96e40000d";

    static readonly Consent Refused = new(true, false, null), Silent = new(true, null, null), Given = new(true, true, null), Elsewhere = new(false, null, null);

    [Theory]
    [InlineData(null, null)]
    [InlineData("3", null)]
    [InlineData("0", "tracking was not permitted")]
    [InlineData("1", "tracking was not permitted")]
    [InlineData("2", "tracking was not permitted")]
    public void Apples_permission_decides_about_the_advertising_id(string? att, string? objection) =>
        SignalRules.AgainstAdvertisingId(new(), new() { Idfa = Id, AttStatus = att }, null, false).ShouldBe(objection);

    [Fact]
    public void So_do_limited_tracking_the_persons_word_and_the_age_of_those_an_app_is_for()
    {
        var phone = new DeviceTraits { Gaid = Id };

        SignalRules.AgainstAdvertisingId(new(), phone with { LimitsAdTracking = true }, null, false).ShouldBe("ad tracking is limited");
        SignalRules.AgainstAdvertisingId(new(), phone with { AllowsAds = false }, null, false).ShouldBe("the user refused advertising");
        SignalRules.AgainstAdvertisingId(new(), phone, null, hasOptedOut: true).ShouldBe("the person opted out");
        SignalRules.AgainstAdvertisingId(new() { Children = true }, phone, Given, false).ShouldBe("the app is made for children");
        SignalRules.AgainstAdvertisingId(new(), phone, Given, false).ShouldBeNull();
    }

    [Fact]
    public void Silence_about_consent_is_a_no_in_europe_or_where_the_owner_says()
    {
        foreach (var (said, eea, everywhere) in new (Consent?, bool, bool)[] { (null, true, false), (Elsewhere, true, false), (Silent, false, false), (Refused, false, false), (Given, true, true) })
        {
            Allows(ConsentRule.Eea, said).ShouldBe(eea, $"{said}");
            Allows(ConsentRule.Required, said).ShouldBe(everywhere, $"{said}");
        }

        static bool Allows(ConsentRule rule, Consent? said) =>
            SignalRules.AgainstAdvertisingId(new() { Consent = rule }, new(), said, false) is null
            && Traits(Platform.Android, new(), new() { Consent = rule }, isAd: false, said) is null;
    }

    [Theory]
    [InlineData(null, true, false)]
    [InlineData(null, false, true)]
    [InlineData("0", true, false)]
    [InlineData("0", false, true)]
    [InlineData("2", true, false)]
    [InlineData("2", false, true)]
    [InlineData("3", true, true)]
    [InlineData("3", false, true)]
    public void On_ios_traits_are_for_own_links_unless_tracking_is_permitted(string? att, bool isAd, bool allowed) =>
        (Traits(Platform.Ios, new() { AttStatus = att }, new(), isAd) is null).ShouldBe(allowed);

    [Theory]
    [InlineData("0", true)]
    [InlineData("1", false)]
    [InlineData("2", false)]
    [InlineData("3", true)]
    public void An_owner_may_take_a_denial_as_a_no_to_everything(string att, bool allowed) =>
        (Traits(Platform.Ios, new() { AttStatus = att }, new() { AttDenied = AfterDenial.None }, isAd: false) is null).ShouldBe(allowed);

    [Theory]
    [InlineData(TraitMatching.All, true, true)]
    [InlineData(TraitMatching.OwnLinks, false, true)]
    [InlineData(TraitMatching.None, false, false)]
    public void An_owner_says_what_limited_ad_tracking_means_on_android(TraitMatching setting, bool ads, bool ownLinks)
    {
        var limited = new DeviceTraits { LimitsAdTracking = true };
        var privacy = new PrivacySettings { LimitAdTracking = setting };

        (Traits(Platform.Android, limited, privacy, isAd: true) is null).ShouldBe(ads);
        (Traits(Platform.Android, limited, privacy, isAd: false) is null).ShouldBe(ownLinks);
        Traits(Platform.Android, new(), privacy, isAd: true).ShouldBeNull();
    }

    [Fact]
    public void Children_and_those_who_opted_out_are_not_matched_by_traits()
    {
        Traits(Platform.Android, new(), new() { Children = true }, isAd: false).ShouldBe("the app is made for children");
        SignalRules.AgainstTraits(Shop(new()), Platform.Android, new(), null, hasOptedOut: true, isAd: false).ShouldBe("the person opted out");
    }

    [Fact]
    public void An_id_that_should_not_be_there_is_not_kept()
    {
        var both = new DeviceTraits { Gaid = Id, Idfa = Id, Idfv = Id, AndroidId = "a1b2c3d4e5f60718" };

        SignalRules.Kept(new(), both).ShouldBeSameAs(both);
        SignalRules.Kept(new(), both with { AttStatus = "3" }).Idfa.ShouldBe(Id);
        SignalRules.Kept(new(), both with { AttStatus = "2" }).ShouldBe(both with { AttStatus = "2", Idfa = null });
        SignalRules.Kept(new(), both with { LimitsAdTracking = true }).ShouldBe(both with { LimitsAdTracking = true, Gaid = null, Idfa = null });
        SignalRules.Kept(new() { Children = true }, both).ShouldBe(both with { Gaid = null, Idfa = null });
    }

    static string? Traits(Platform platform, DeviceTraits device, PrivacySettings privacy, bool isAd, Consent? consent = null) =>
        SignalRules.AgainstTraits(Shop(privacy), platform, device, consent, hasOptedOut: false, isAd);

    static App Shop(PrivacySettings privacy) => new() { Id = "shop", Privacy = privacy };
}
