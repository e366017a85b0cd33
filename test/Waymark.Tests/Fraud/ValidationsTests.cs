using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Fraud;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Fraud;

public sealed class ValidationsTests
{
    static readonly FraudValidation Rule = new() { Id = "own", Mode = FraudMode.Tag };

    static readonly Evidence Signed = Open with { ByDeviceId = [Click("c", Hours(1))], Signs = new() { Country = "IN", AppVersion = "4.1.0" } };

    public static TheoryData<FraudValidation, string?> Conditions => new()
    {
        { Rule with { Sources = ["meta"] }, "source META" },
        { Rule with { Sources = ["GOOGLE"] }, null },
        { Rule with { Campaigns = ["AbC123"] }, "campaign AbC123" },
        { Rule with { Campaigns = ["Other"] }, null },
        { Rule with { Platform = "android" }, "platform android" },
        { Rule with { Platform = "ios" }, null },
        { Rule with { Countries = ["DE", "IN"] }, "country IN" },
        { Rule with { Countries = ["DE"] }, null },
        { Rule with { OtherCountriesThan = ["DE"] }, "country IN" },
        { Rule with { OtherCountriesThan = ["IN"] }, null },
        { Rule with { OsVersionBelow = "14" }, null },
        { Rule with { OsVersionBelow = "14.0.1" }, "system 14" },
        { Rule with { OsVersionFrom = "9" }, "system 14" },
        { Rule with { AppVersionBelow = "4.10" }, "app 4.1.0" },
        { Rule with { AppVersionBelow = "4.1" }, null },
        { Rule with { AppVersionFrom = "4.1" }, "app 4.1.0" },
        { Rule with { HasUserId = false }, "no user id" },
        { Rule with { HasUserId = true }, null },
        { Rule with { Campaigns = ["AbC123"], OtherCountriesThan = ["DE"] }, "campaign AbC123, country IN" },
        { Rule with { Campaigns = ["AbC123"], OtherCountriesThan = ["IN"] }, null },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void An_install_meets_a_rule_when_it_meets_every_condition(FraudValidation rule, string? met)
    {
        var verdict = Judge.Decide(Signed.With(rule));

        verdict.Fraud.Select(found => found.Input).ShouldBe(met is null ? [] : [met]);
        verdict.Credit.Source.ShouldBe("META");
    }

    [Fact]
    public void What_is_not_known_meets_no_condition() =>
        Judge.Decide((Signed with { Device = DeviceTraits.Unknown, Signs = new() }).With(
            Rule with { OtherCountriesThan = ["DE"] }, Rule with { OsVersionBelow = "99" }, Rule with { AppVersionFrom = "0" })).Fraud.ShouldBeEmpty();

    [Fact]
    public void A_rule_may_take_the_credit_and_leave_the_install()
    {
        var verdict = Judge.Decide(Signed.With(Rule with { Mode = FraudMode.Block, Countries = ["IN"] }));

        (verdict.MatchType, verdict.Credit, verdict.IsBlocked).ShouldBe((MatchType.Organic, Credit.Organic, false));
        verdict.Candidates.Single().Because.ShouldBe("The install meets the owner's rule \"own\": country IN.");
        var rejection = verdict.Rejection.ShouldNotBeNull();
        (rejection.Kind, rejection.Credit.Source, rejection.Finding.Validation).ShouldBe(("hijacked", "META", "own"));
    }

    [Fact]
    public void A_rule_may_block_the_install()
    {
        var verdict = Judge.Decide(Signed.With(Rule with { Mode = FraudMode.Block, Outcome = ValidationOutcome.Block, Countries = ["IN"] }));

        (verdict.IsBlocked, verdict.Credit.Source, verdict.Credit.Blocked).ShouldBe((true, "META", FraudRules.ValidationRule));
    }

    [Fact]
    public void A_rule_that_is_off_is_not_looked_at() => Judge.Decide(Signed.With(Rule with { Mode = FraudMode.Off, Countries = ["IN"] })).Fraud.ShouldBeEmpty();
}
