using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Fraud.Sources;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Sources;

public sealed class SourceWordTests
{
    [Fact]
    public async Task What_is_found_stands_until_it_is_over()
    {
        await using var app = new ProcessingApplication();
        app.Found();
        await app.ProcessAsync();
        var found = app.Standing("click_flooding").ShouldNotBeNull();
        (found.Scope, found.Since, found.Position, found.Finding!.Value).ShouldBe((SourceFacts.Net, app.Now, 1, 0.3));

        app.Advance(TimeSpan.FromHours(1));
        app.Found(value: 0.5);
        await app.ProcessAsync();
        var worse = app.Standing("click_flooding").ShouldNotBeNull();
        (worse.Since, worse.Position, worse.Finding!.Value).ShouldBe((found.Since, 1, 0.5));

        app.Say(SourceWordKind.Over, rule: "click_flooding");
        await app.ProcessAsync();
        app.State.Sources.Standing(app.App).ShouldBeEmpty();
        app.State.Sources.Notes(app.App, long.MaxValue, 9).Select(note => (note.Position, note.Word.Kind))
            .ShouldBe([(3, SourceWordKind.Over), (2, SourceWordKind.Found), (1, SourceWordKind.Found)]);
    }

    [Fact]
    public async Task What_is_said_twice_is_noted_once()
    {
        await using var app = new ProcessingApplication();
        app.Found();
        app.Found();
        app.Say(SourceWordKind.Over, rule: "low_cvr");
        app.Say(SourceWordKind.Blocked);
        app.Say(SourceWordKind.Blocked);
        app.Say(SourceWordKind.Cleared);
        app.Say(SourceWordKind.Cleared);
        app.SayRaw(FactKind.SourceFinding, "{}");
        await app.ProcessAsync();

        app.State.Sources.Notes(app.App, long.MaxValue, 9).Select(note => note.Position).ShouldBe([6, 4, 1]);
        app.Dropped.ShouldBe(new Dictionary<string, long> { ["repeat"] = 4, ["no_word"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_false_alarm_does_nothing_until_it_is_found_anew()
    {
        await using var app = new ProcessingApplication();
        app.Found();
        app.Say(SourceWordKind.Cleared, rule: "click_flooding");
        app.Found(value: 0.6);
        await app.ProcessAsync();
        var cleared = app.Standing("click_flooding").ShouldNotBeNull();
        (cleared.IsSuspicion, cleared.Finding!.Value, cleared.Decision!.By, cleared.Decision.Why).ShouldBe((false, 0.6, "key 1", "because"));

        app.Say(SourceWordKind.Over, rule: "click_flooding");
        app.Found();
        await app.ProcessAsync();
        app.Standing("click_flooding").ShouldNotBeNull().IsSuspicion.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_person_blocked_stays_blocked_until_a_person_says_otherwise()
    {
        await using var app = new ProcessingApplication();
        app.Say(SourceWordKind.Blocked);
        app.Found();
        app.Say(SourceWordKind.Blocked, rule: "click_flooding");
        app.Say(SourceWordKind.Over, rule: "click_flooding");
        await app.ProcessAsync();
        app.State.Sources.Standing(app.App).Select(found => (found.Rule, found.ModeUnder(new FraudSettings()), found.EffectiveSince))
            .ShouldBe([("blocked_by_hand", FraudMode.Block, 1), ("click_flooding", FraudMode.Block, 3)]);

        app.Say(SourceWordKind.Cleared);
        await app.ProcessAsync();
        app.State.Sources.Standing(app.App).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_is_on_exactly_what_it_names()
    {
        await using var app = new ProcessingApplication();
        app.Found();
        app.Found(SourceFacts.Net with { Site = "s1" });
        app.Say(SourceWordKind.Cleared, SourceFacts.Net with { Site = "s1" });
        await app.ProcessAsync();

        app.State.Sources.Standing(app.App).Select(found => (found.Scope.Site, found.IsSuspicion)).ShouldBe([(null, true), ("s1", false)]);
    }

    [Fact]
    public async Task However_the_journal_is_cut_into_batches_the_same_comes_of_it()
    {
        await using var once = Told();
        await once.ProcessAsync(1_000);
        await using var again = Told();
        await again.ProcessAsync(7);

        once.Logged.ShouldBeEmpty();
        once.State.Sources.Notes(once.App, long.MaxValue, 999).Select(note => note.Word.Kind).Distinct().Count().ShouldBe(5);
        again.Dump().ShouldBe(once.Dump());
    }

    static ProcessingApplication Told()
    {
        var app = new ProcessingApplication(Some.App() with { Fraud = new FraudSettings { Rules = [new() { Rule = "click_flooding", Mode = FraudMode.Block }] } });
        var random = new Random(7);

        for (var number = 0; number < 600; number++)
        {
            app.Advance(TimeSpan.FromSeconds(random.Next(-20, 4_000)));
            var scope = SourceFacts.Net with { Source = $"N{random.Next(3)}", Site = random.Next(2) == 0 ? $"s{random.Next(3)}" : null };

            switch (random.Next(12))
            {
                case 0:
                    app.Found(scope, random.Next(20, 60) / 100.0);
                    break;
                case 1:
                    app.Say((SourceWordKind)random.Next(1, 4), scope, random.Next(2) == 0 ? "click_flooding" : "low_cvr");
                    break;
                case 2:
                    app.Say(SourceWordKind.Rejected, scope, null, [.. Enumerable.Range(0, 20).Select(_ => $"i-{random.Next(600)}")]);
                    break;
                case 3 or 4:
                    app.Init($"i-{random.Next(number + 1)}");
                    break;
                case 5 or 6 or 7:
                    app.Click($"https://go.shop.example/p/42?pid=N{random.Next(3)}&c=C{random.Next(2)}&af_siteid=s{random.Next(3)}", $"203.0.113.{random.Next(20)}");
                    break;
                default:
                    app.Earn($"i-{number}", $"s{random.Next(3)}", TimeSpan.FromSeconds(random.Next(40_000)), $"N{random.Next(3)}");
                    break;
            }
        }

        return app;
    }
}
