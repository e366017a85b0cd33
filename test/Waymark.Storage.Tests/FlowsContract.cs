using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Storage.Tests.Support;
using Waymark.Users;

namespace Waymark.Storage.Tests;

public abstract class FlowsContract : StateContract
{
    static readonly Person Ben = Person.User("ben"), Phone = Person.Install("phone-1");

    [Fact]
    public async Task What_flows_made_of_people_is_kept_and_seen_within_the_batch()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Flows.Save(Standing(Ben, "5"));
            batch.Flows.FindStanding(App, Ben).ShouldNotBeNull().Public["credits"].ShouldBe("5");
            batch.Flows.Save(Standing(Ben, "6") with { Ban = new Ban(Some.Noon.AddHours(1), Some.Noon, "f", "spam") });
            batch.Flows.Save(App, "f", -1, Ben, new FlowTally(3, 0));
            batch.Flows.Save(App, "f", 0, Ben, new FlowTally(1, 2));
            batch.Flows.Tally(App, "f", 0, Ben).ShouldBe(new FlowTally(1, 2));
            batch.Flows.NoteDone(App, Ben, "bought", Some.Noon);
            batch.Flows.NoteDone(App, Ben, "bought", Some.Noon);
            batch.Flows.HasDone(App, Ben, "bought").ShouldBeTrue();
        });

        var standing = state.Flows.FindStanding(App, Ben).ShouldNotBeNull();
        standing.Person.ShouldBe(Ben);
        standing.App.ShouldBe(App);
        standing.Public["credits"].ShouldBe("6");
        standing.Ban.ShouldBe(new Ban(Some.Noon.AddHours(1), Some.Noon, "f", "spam"));
        state.Flows.Tally(App, "f", -1, Ben).ShouldBe(new FlowTally(3, 0));
        state.Flows.Tally(App, "g", -1, Ben).ShouldBe(default);
        state.Flows.HasDone(App, Ben, "bought").ShouldBeTrue();
        state.Flows.HasDone(App, Ben, "left").ShouldBeFalse();
        state.Flows.FindStanding(App, Phone).ShouldBeNull();
        state.Flows.FindStanding("unheard of", Ben).ShouldBeNull();
    }

    [Fact]
    public async Task The_run_log_is_read_by_flow_and_by_either_person_the_latest_first()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Flows.Log(Run("f", "e1", Ben)).ShouldBeTrue();
            batch.Flows.Log(Run("f", "e2", Ben) with { Action = 0, Type = FlowActionType.Webhook, Target = Phone, Why = "done" }).ShouldBeTrue();
            batch.Flows.Log(Run("g", "e2", Phone) with { Reason = FlowReasons.Filter }).ShouldBeTrue();
        });

        state.Flows.Runs(App, null, null, long.MaxValue, 9).Select(run => run.Trigger + run.Flow).ShouldBe(["e2g", "e2f", "e1f"]);
        var ofFlow = state.Flows.Runs(App, "f", null, long.MaxValue, 1).ShouldHaveSingleItem();
        (ofFlow.Person, ofFlow.Target, ofFlow.Action, ofFlow.Type, ofFlow.Why).ShouldBe((Ben, (Person?)Phone, (int?)0, (FlowActionType?)FlowActionType.Webhook, "done"));
        state.Flows.Runs(App, "f", null, ofFlow.Number, 9).ShouldHaveSingleItem().Target.ShouldBeNull();
        state.Flows.Runs(App, null, Phone, long.MaxValue, 9).Select(run => run.Flow).ShouldBe(["g", "f"]);
        state.Flows.Runs(App, "g", Phone, long.MaxValue, 9).ShouldHaveSingleItem().Reason.ShouldBe(FlowReasons.Filter);
    }

    [Fact]
    public async Task Nothing_is_logged_twice_for_one_moment_and_target_and_old_lines_go()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Flows.Log(Run("f", "e1", Ben) with { Action = 0, Target = Phone }).ShouldBeTrue();
            batch.Flows.Log(Run("f", "e1", Ben) with { Action = 0, Target = Phone }).ShouldBeFalse();
            batch.Flows.Log(Run("f", "e1", Ben) with { Action = 1, Target = Phone }).ShouldBeTrue();
            batch.Flows.Log(Run("f", "e1", Ben) with { Action = 0, Target = Ben }).ShouldBeTrue();
        });
        Process(state, batch => batch.Flows.Log(Run("f", "e9", Ben) with { At = Some.Noon.AddDays(91) }));

        state.Flows.Runs(App, "f", null, long.MaxValue, 9).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Hours_and_audiences_go_on_where_they_were()
    {
        await using var state = await OpenAsync();
        var run = new AudienceRun { App = App, Flow = "f", Slot = "2026-01-01T09:00", At = Some.Noon };
        Process(state, batch =>
        {
            batch.Flows.Save(run);
            batch.Flows.Save(App, new Clockwork(Some.Noon, 0, true));
        });
        Process(state, batch =>
        {
            batch.Flows.AudienceRuns(App).ShouldHaveSingleItem().ShouldBe(run);
            batch.Flows.FindClockwork(App).ShouldBe(new Clockwork(Some.Noon, 0, true));
            batch.Flows.Save(run with { Cursor = "u-7", Looked = 7, IsOver = true });
            batch.Flows.Save(App, new Clockwork(Some.Noon.AddHours(1), 2, false));
        });

        state.Flows.AudienceRuns(App).ShouldHaveSingleItem().ShouldBe(run with { Cursor = "u-7", Looked = 7, IsOver = true });
        state.Flows.FindClockwork(App).ShouldBe(new Clockwork(Some.Noon.AddHours(1), 2, false));
        state.Flows.FindClockwork("unheard of").ShouldBeNull();
    }

    [Fact]
    public async Task Users_are_read_in_the_order_of_their_ids_with_those_of_the_batch()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Save(new User { App = App, Id = "b" }));

        Ask(state, batch =>
        {
            batch.Save(new User { App = App, Id = "c" });
            batch.Save(new User { App = App, Id = "a" });
            return batch.Users(App, "", 2).Concat(batch.Users(App, "b", 2)).Select(user => user.Id).ToList();
        }).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_user_who_signs_up_takes_over_what_flows_counted_for_the_install()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Flows.Save(Standing(Phone, "2"));
            batch.Flows.Save(Standing(Ben, "5"));
            batch.Flows.Save(App, "f", -1, Phone, new FlowTally(3, 1));
            batch.Flows.Save(App, "f", -1, Ben, new FlowTally(1, 1));
            batch.Flows.NoteDone(App, Phone, "bought", Some.Noon);
            batch.Flows.Log(Run("f", "e1", Phone) with { Action = 0, Target = Phone });
        });

        Process(state, batch => batch.Move(App, Phone, Ben));

        state.Flows.FindStanding(App, Ben).ShouldNotBeNull().Public["credits"].ShouldBe("7");
        state.Flows.FindStanding(App, Phone).ShouldBeNull();
        state.Flows.Tally(App, "f", -1, Ben).ShouldBe(new FlowTally(4, 2));
        state.Flows.Tally(App, "f", -1, Phone).ShouldBe(default);
        state.Flows.HasDone(App, Ben, "bought").ShouldBeTrue();
        state.Flows.HasDone(App, Phone, "bought").ShouldBeFalse();
        var run = state.Flows.Runs(App, null, Ben, long.MaxValue, 9).ShouldHaveSingleItem();
        (run.Person, run.Target).ShouldBe((Ben, (Person?)Ben));
    }

    static Standing Standing(Person person, string credits) => new() { App = App, Person = person, Public = new Dictionary<string, string> { ["credits"] = credits } };

    static FlowRun Run(string flow, string trigger, Person person) => new() { App = App, Flow = flow, Trigger = trigger, Event = "x", At = Some.Noon, Person = person };
}
