using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Demo.Fraud;

namespace Waymark.Sandbox.Tests.Demo.Fraud;

public sealed class FraudReckoningTests
{
    static readonly FraudSeen Injected = new("i-2", "engagement_injection", "corrected", "clicked 9 s after the download had begun", "2 s", "AdNet", "ORGANIC");
    static readonly FraudSeen Rented = new("i-3", "anonymous_traffic", "blocked", "a data centre's address", "a person's network", null, "ORGANIC");

    static readonly FraudFindings Good = new()
    {
        Genuine = [new("by mail", "i-1", "Email")],
        Fakes = [new("injected click", "i-2", "engagement_injection", "corrected", "ORGANIC"), new("rented machine", "i-3", "anonymous_traffic", "blocked")],
        Seen = [Injected, Rented],
        Sources = [.. FraudReckoning.Suspects.Select(suspect => new SourceSeen(new(suspect.Source, null, suspect.Site), suspect.Rule, "block", null))],
        CreditedTo = new Dictionary<string, string> { ["i-1"] = "Email", ["i-2"] = "ORGANIC", ["i-3"] = "ORGANIC" },
        News = new HashSet<string> { "i-1", "i-2", "i-3" },
        InstallsAtCleverTap = 2,
        Ledger = Ledger.Empty with { Events = 3, Sent = 2, Skipped = new Dictionary<string, long> { ["install_blocked"] = 1 } },
    };

    [Fact]
    public void A_run_in_which_all_went_well_has_no_problems() => FraudReckoning.Problems(Good).ShouldBeEmpty();

    [Fact]
    public void A_cheat_who_gets_away_is_a_problem() => Problem(Good with { Seen = [Injected with { Outcome = "tagged" }, Rented] })
        .ShouldBe("injected click: engagement_injection should have been corrected and the credit ORGANIC's; found: engagement_injection (tagged), credited to ORGANIC.");

    [Fact]
    public void A_cheat_who_is_found_and_credited_all_the_same_is_a_problem() =>
        Problem(Good with { CreditedTo = new Dictionary<string, string>(Good.CreditedTo) { ["i-2"] = "AdNet" } }).ShouldEndWith("credited to AdNet.");

    [Fact]
    public void Doubting_somebody_honest_is_a_problem() =>
        Problem(Good with { Seen = [.. Good.Seen, Injected with { InstallInstanceId = "i-1", Outcome = "tagged" }] })
            .ShouldBe("Somebody honest was doubted: i-1 for engagement_injection (clicked 9 s after the download had begun), tagged.");

    [Fact]
    public void Crediting_the_wrong_one_is_a_problem_unless_it_was_a_guess_now_and_then()
    {
        Genuine missed = new("by traits", "i-2", "Email", IsGuess: true);

        FraudReckoning.Problems(Good with { Fakes = [Good.Fakes.Last()], Seen = [Rented], Genuine = [.. Good.Genuine, missed, missed with { InstallId = "i-1" }] }).ShouldBeEmpty();
        Problem(Good with { Fakes = [Good.Fakes.Last()], Seen = [Rented], Genuine = [missed with { IsGuess = false }] }).ShouldBe("by traits: 1 of 1 were not credited as they should be.");
    }

    [Fact]
    public void A_source_that_is_missed_or_wrongly_found_is_a_problem()
    {
        Problem(Good with { Sources = [.. Good.Sources.Skip(1)] }).ShouldBe("AdNet / bot-farm-7 should have been found by ctit_anomaly, and was not.");
        Problem(Good with { Sources = [.. Good.Sources, new(new("META", "AbC123", null), "low_cvr", "tag", null)] }).ShouldBe("META / AbC123 is honest and was found by low_cvr.");
    }

    [Fact]
    public void Telling_partners_of_a_blocked_install_is_a_problem() =>
        Problem(Good with { InstallsAtCleverTap = 3 }).ShouldBe("2 installs count, and CleverTap heard of 3.");

    static string Problem(FraudFindings findings) => FraudReckoning.Problems(findings).ShouldHaveSingleItem();
}
