using Waymark.Attribution;
using Waymark.Fraud;
using Waymark.Fraud.Reports;

namespace Waymark.Storage.Tests;

public abstract class FraudContract : StateContract
{
    static readonly DateOnly Day = new(2026, 3, 1);

    static readonly FraudFigureKey Key = new(App, Day, FraudRules.Emulator, FraudLevel.Install, FraudOutcome.Tagged, "META", "AbC123", "site-7", "IN");

    [Fact]
    public async Task Figures_are_added_up_and_those_that_are_taken_back_are_gone()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Fraud.Add(Key, 1);
            batch.Fraud.Add(Key with { Country = "" }, 1);
            batch.Fraud.Add(Key with { Day = Day.AddDays(1), Outcome = FraudOutcome.Blocked }, 3);
            batch.Fraud.Add(Key with { App = "other" }, 9);
        });
        Process(state, batch =>
        {
            batch.Fraud.Add(Key, 4);
            batch.Fraud.Add(Key with { Country = "" }, -1);
        });

        state.FraudFigures(App, Day, Day.AddDays(1)).ShouldBe([(Key, 5L), (Key with { Day = Day.AddDays(1), Outcome = FraudOutcome.Blocked }, 3L)]);
        state.FraudFigures(App, Day.AddDays(2), Day.AddDays(9)).ShouldBeEmpty();
        state.FraudFigures("unknown", Day, Day).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cases_come_latest_first_page_by_page_and_by_rule_and_outcome()
    {
        await using var state = await OpenAsync();
        FraudCase[] cases = [Case(7, 0), Case(7, 1, FraudRules.Emulator), Case(9, 0, outcome: FraudOutcome.Blocked), Case(3, 0, FraudRules.Emulator)];
        Process(state, batch =>
        {
            foreach (var found in cases)
                batch.Fraud.Save(found);

            batch.Fraud.Save(Case(8, 0) with { App = "other" });
        });

        var first = state.FraudCases(App, null, null, null, 2);

        first.ShouldBe([cases[2], cases[1]]);
        state.FraudCases(App, null, null, (7, 1), 9).ShouldBe([cases[0], cases[3]]);
        state.FraudCases(App, FraudRules.Emulator, null, null, 9).ShouldBe([cases[1], cases[3]]);
        state.FraudCases(App, FraudRules.Emulator, null, (7, 1), 9).ShouldBe([cases[3]]);
        state.FraudCases(App, null, FraudOutcome.Blocked, null, 9).ShouldBe([cases[2]]);
        state.FraudCases("unknown", null, null, null, 9).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_that_was_decided_anew_is_replaced()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Fraud.Save(Case(7, 0)));
        Process(state, batch => batch.Fraud.Save(Case(7, 0, FraudRules.Emulator)));

        state.FraudCases(App, null, null, null, 9).ShouldBe([Case(7, 0, FraudRules.Emulator)]);

        Process(state, batch => batch.Fraud.Remove(Case(7, 0)));

        state.FraudCases(App, null, null, null, 9).ShouldBeEmpty();
    }

    static FraudCase Case(long fact, int number, string rule = FraudRules.GeoConflict, FraudOutcome outcome = FraudOutcome.Tagged) => new()
    {
        App = App,
        InstallId = $"i-{fact}",
        Fact = fact,
        Number = number,
        At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Conversion = Conversion.Install,
        Outcome = outcome,
        Finding = new()
        {
            Rule = rule, Level = FraudLevel.Touch, IsBlocked = false, Input = "clicked in DE", Threshold = "installed in IN", SettingFrom = "product", TouchId = "c", Source = "META",
        },
        CreditedTo = "META",
        Country = "IN",
    };
}
