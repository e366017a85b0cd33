using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Demo.Referrals;

namespace Waymark.Sandbox.Tests.Demo.Referrals;

public sealed class ReferralReckoningTests
{
    static readonly ReferralSeen Arrival = new("app_install", "sms", "valid", [], false, "i-2", new("ana", null), new("ben", null));
    static readonly ReferralSeen Caught = Arrival with { Status = "rejected", Reasons = ["same_user"], InstallInstanceId = "i-3", Referred = new("ana", null) };

    static readonly ReferralFindings Good = new()
    {
        Honest = [new("by referrer", "app_install", "ana", "ben")],
        Cheats = [new("own link", "i-3", "same_user", "rejected")],
        Referrals = [Arrival, Caught, Arrival with { Type = "link_click", InstallInstanceId = null, Referred = null }],
        Stream = new Dictionary<string, long> { ["Referred App Install"] = 2 },
        CleverTap = new Dictionary<string, long> { ["Referred App Install"] = 2 },
        Ledger = Ledger.Empty with { Events = 3, Sent = 3 },
        Funnel = new(1, 1, 1, 1, 1, 1),
        KFactor = new(2, 1, 1, 1, 0.5m, 1, 0.5m, 1),
        Top = [new(new("ana", null), 1, 1, 0, 0, 1, 0)],
    };

    [Fact]
    public void A_run_in_which_all_went_well_has_no_problems() => ReferralReckoning.Problems(Good).ShouldBeEmpty();

    [Fact]
    public void An_event_that_cleverTap_does_not_have_is_a_problem() =>
        Problem(Good with { CleverTap = new Dictionary<string, long> { ["Referred App Install"] = 1 } }).ShouldBe("Referred App Install: 2 in Waymark's stream, 1 at CleverTap.");

    [Fact]
    public void An_honest_person_who_is_doubted_is_a_problem() =>
        Problem(Good with { Referrals = [Arrival with { Status = "suspicious", Reasons = ["same_ip"] }, .. Good.Referrals.Skip(1)] })
            .ShouldBe("ben is honest (by referrer) and was found suspicious: same_ip.");

    [Fact]
    public void A_cheat_who_gets_away_is_a_problem() =>
        Problem(Good with { Referrals = [Good.Referrals[0], Caught with { Status = "suspicious" }, Good.Referrals[2]], Funnel = Good.Funnel with { Installed = 2 }, KFactor = Good.KFactor with { Installs = 2 }, Top = [Good.Top[0] with { Installs = 2 }] })
            .ShouldBe("own link: should be rejected for same_user, is suspicious for same_user.");

    [Fact]
    public void Somebody_who_was_not_found_is_a_problem_unless_it_was_a_guess_now_and_then()
    {
        Honest guess = new("by traits", "app_install", "ana", "carl", IsGuess: true);

        ReferralReckoning.Problems(Good with { Honest = [.. Good.Honest, guess, guess with { Referred = "ben" }] }).ShouldBeEmpty();
        Problem(Good with { Honest = [.. Good.Honest, guess with { IsGuess = false }] }).ShouldBe("by traits: 1 of 1 were not found as app_install.");
    }

    [Fact]
    public void A_report_that_counts_otherwise_is_a_problem() =>
        Problem(Good with { Funnel = Good.Funnel with { Installed = 2 } }).ShouldBe("The funnel has 2 installs, the list of referrals 1.");

    static string Problem(ReferralFindings findings) => ReferralReckoning.Problems(findings).ShouldHaveSingleItem();
}
