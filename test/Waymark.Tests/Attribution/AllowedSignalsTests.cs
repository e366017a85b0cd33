using Waymark.Attribution;
using Waymark.Privacy;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Attribution;

/// <summary>The judge asks <see cref="SignalRules"/>, and says what it heard.</summary>
public sealed class AllowedSignalsTests
{
    static readonly Consent Refused = new(true, false, null);

    [Fact]
    public void A_click_with_the_devices_id_earns_nothing_where_the_id_may_not_be_used()
    {
        var verdict = Judge.Decide(Open with { Consent = Refused, ByDeviceId = [Click("device", Hours(1))] });

        verdict.MatchType.ShouldBe(MatchType.Organic);
        verdict.Candidates.ShouldHaveSingleItem().Because.ShouldBe("The device's advertising id may not be used: no consent to advertising was given.");
    }

    [Fact]
    public void What_the_referrer_proves_is_nobodys_id()
    {
        var click = Click("click", Hours(1));

        Judge.Decide(Open with { Consent = Refused, ByReferrer = click, ByDeviceId = [click] }).MatchType.ShouldBe(MatchType.InstallReferrer);
    }

    [Fact]
    public void Who_opted_out_is_not_guessed_about()
    {
        var verdict = Judge.Decide(Open with { HasOptedOut = true, ByAddress = [Neighbour("c", Minutes(2))] });

        verdict.MatchType.ShouldBe(MatchType.Organic);
        verdict.Candidates.ShouldHaveSingleItem().Because.ShouldBe("Matching by traits is not allowed here: the person opted out.");
    }

    [Fact]
    public void An_app_for_children_is_matched_by_links_and_referrers_alone()
    {
        var app = Shop with { Privacy = new PrivacySettings { Children = true } };

        Judge.Decide(Open with { App = app, ByDeviceId = [Click("device", Hours(1))], ByAddress = [Neighbour("c", Minutes(2))] })
            .MatchType.ShouldBe(MatchType.Organic);
        Judge.Decide(Open with { App = app, ByReferrer = Click("click", Hours(1)) }).MatchType.ShouldBe(MatchType.InstallReferrer);
    }
}
