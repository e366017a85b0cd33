using Waymark.Devices;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class StateBatchContract : StateContract
{
    static readonly Fingerprint Request = Fingerprint.Of("request", "r-1");

    [Fact]
    public async Task A_new_state_has_processed_nothing()
    {
        await using var state = await OpenAsync();

        state.Processed.Value.ShouldBe(0);
        state.LastPosition.ShouldBe(0);
        state.FindInstall(App, "install-1").ShouldBeNull();
        state.FindUser(App, "user-1").ShouldBeNull();
    }

    [Fact]
    public async Task A_committed_batch_is_there_for_readers_and_after_a_restart()
    {
        await using (var state = await OpenAsync())
        {
            using var batch = BatchOf(state);
            batch.Save(Some.Install("install-1"));
            batch.Save(Some.User("user-1"));
            batch.Emit(Some.Event());
            batch.Commit(42);

            state.Processed.Value.ShouldBe(42);
            state.FindInstall(App, "install-1").ShouldNotBeNull();
        }

        await using var reopened = await OpenAsync();
        reopened.Processed.Value.ShouldBe(42);
        reopened.LastPosition.ShouldBe(1);
        reopened.FindInstall(App, "install-1").ShouldNotBeNull().Platform.ShouldBe(Platform.Ios);
        reopened.FindUser(App, "user-1").ShouldNotBeNull().Name.ShouldBe("Zoë");
    }

    [Fact]
    public async Task A_batch_that_is_given_up_leaves_nothing_at_all()
    {
        await using var state = await OpenAsync();
        var key = new RollupKey(App, new DateOnly(2026, 3, 1), Measures.Events, "purchase", "META", "", Platform.Android);

        using (var batch = BatchOf(state))
        {
            batch.Save(Some.Install("install-1"));
            batch.Save(Some.User("user-1"));
            batch.Save(Some.Payment(1));
            batch.Link(App, 5, "install-1", Some.Noon);
            batch.Remember(App, Request, Some.Noon).ShouldBeTrue();
            batch.Claim(App, "click", "install-1");
            batch.Emit(Some.Event(credit: Some.Credit("click")));
            batch.Add(key, new Figure(1, 1));
            batch.CountTrait(App, "model", "Pixel 8", key.Day);
        }

        using var next = BatchOf(state);
        next.FindInstall(App, "install-1").ShouldBeNull();
        next.FindUser(App, "user-1").ShouldBeNull();
        next.PaymentsById(App, "order-1").ShouldBeEmpty();
        next.InstallsOf(App, 5, Some.Noon).ShouldBeEmpty();
        next.Remember(App, Request, Some.Noon).ShouldBeTrue();
        next.InstallOfClick(App, "click").ShouldBeNull();
        next.TraitCount(App, "model", "Pixel 8", key.Day, key.Day).ShouldBe(0);
        next.Emit(Some.Event(credit: Some.Credit("click"))).Position.ShouldBe(1);
        next.Commit(1);
        state.Figures(App, key.Day, key.Day).ShouldBeEmpty();
        state.Read(App, 0, 10).ShouldHaveSingleItem().Credit.ShouldBe(Some.Credit("click"));
    }

    [Fact]
    public async Task A_new_app_of_a_batch_that_was_given_up_does_not_lend_its_number_to_the_next()
    {
        await using var state = await OpenAsync();

        using (var given = BatchOf(state))
            given.Save(Some.Install("install-1", app: "given-up"));
        Process(state, batch => batch.Save(Some.Install("install-1", app: "other")));

        state.FindInstall("given-up", "install-1").ShouldBeNull();
        state.FindInstall("other", "install-1").ShouldNotBeNull().App.ShouldBe("other");
    }

    [Fact]
    public async Task A_batch_reads_what_it_wrote_and_readers_do_not_yet()
    {
        await using var state = await OpenAsync();
        Process(state, first => first.Save(Some.Install("install-1")));
        using var batch = BatchOf(state);

        batch.Save(Some.Install("install-1") with { AppVersion = "2" });
        batch.Save(Some.User("user-1"));

        batch.FindInstall(App, "install-1").ShouldNotBeNull().AppVersion.ShouldBe("2");
        batch.FindUser(App, "user-1").ShouldNotBeNull();
        state.FindInstall(App, "install-1").ShouldNotBeNull().AppVersion.ShouldBeNull();
        state.FindUser(App, "user-1").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_seen_once_is_never_new_again()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Remember(App, Request, Some.Noon).ShouldBeTrue();
            batch.Remember(App, Request, Some.Noon).ShouldBeFalse();
        });

        Process(state, batch =>
        {
            batch.Remember(App, Request, Some.Noon.AddYears(1)).ShouldBeFalse();
            batch.Remember("other", Request, Some.Noon).ShouldBeTrue();
            batch.Remember(App, Fingerprint.Of("request", "r-2"), Some.Noon).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task When_something_was_noted_can_be_asked_without_noting_it()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Remembered(App, Request).ShouldBeNull();
            batch.Remember(App, Request, Some.Noon);
            batch.Remembered(App, Request).ShouldBe(Some.Noon);
            batch.Remembered("other", Request).ShouldBeNull();
            batch.Remember(App, Request, Some.Noon.AddMinutes(5), TimeSpan.Zero).ShouldBeTrue();
            batch.Remembered(App, Request).ShouldBe(Some.Noon.AddMinutes(5));
        });
    }

    [Fact]
    public async Task With_a_span_it_is_new_again_after_the_span_that_began_when_it_was_new()
    {
        await using var state = await OpenAsync();
        var span = TimeSpan.FromMinutes(10);

        Process(state, batch =>
        {
            batch.Remember(App, Request, Some.Noon, span).ShouldBeTrue();
            batch.Remember(App, Request, Some.Noon.AddMinutes(9), span).ShouldBeFalse();
            batch.Remember(App, Request, Some.Noon.AddMinutes(10), span).ShouldBeFalse();
            batch.Remember(App, Request, Some.Noon.AddMinutes(10).AddMilliseconds(1), span).ShouldBeTrue();
            batch.Remember(App, Request, Some.Noon.AddMinutes(20), span).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Processed_can_be_waited_for()
    {
        await using var state = await OpenAsync();
        var waiting = state.Processed.WaitBeyondAsync(0, Stop);

        Process(state, batch => batch.Emit(Some.Event()));

        await waiting;
        state.WaitAsync(0, Stop).IsCompletedSuccessfully.ShouldBeTrue();
        state.WaitAsync(1, Stop).IsCompleted.ShouldBeFalse();
    }
}
