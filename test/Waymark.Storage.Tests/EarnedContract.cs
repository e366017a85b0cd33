using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class EarnedContract : StateContract
{
    static readonly DateTimeOffset Noon = Some.Noon;

    [Fact]
    public async Task A_campaigns_installs_are_read_oldest_first_page_by_page()
    {
        await using (var state = await OpenAsync())
        {
            Process(state, batch => Earn(batch, "c", ("late", 3), ("tie-b", 1), ("tie-a", 1)));
            Process(state, batch => Earn(batch, "c", ("early", 0)));
            Process(state, batch => Earn(batch, "other", ("elsewhere", 0)));
        }

        await using var reopened = await OpenAsync();

        Ids(reopened, "c").ShouldBe(["early", "tie-a", "tie-b", "late"]);
        Ids(reopened, "c", skip: 1, most: 2).ShouldBe(["tie-a", "tie-b"]);
        Ids(reopened, "c", skip: 4).ShouldBeEmpty();
        Ids(reopened, "unknown").ShouldBeEmpty();
        reopened.Earned("unknown", "c", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 0, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_ends_of_a_span_of_time_count_to_the_millisecond()
    {
        await using var state = await OpenAsync();
        Process(state, batch => Earn(batch, "c", ("0", 0), ("1", 1), ("2", 2), ("3", 3)));

        state.Earned(App, "c", Noon.AddHours(1), Noon.AddHours(2), 0, 10).Select(earned => earned.InstallId).ShouldBe(["1", "2"]);
        state.CountEarned(App, "c", Noon.AddHours(1), Noon.AddHours(2)).ShouldBe(2);
        state.CountEarned(App, "c", Noon.AddHours(1).AddMilliseconds(1), Noon.AddHours(2).AddMilliseconds(-1)).ShouldBe(0);
        state.CountEarned(App, "c", DateTimeOffset.MinValue, DateTimeOffset.MaxValue).ShouldBe(4);
    }

    [Fact]
    public async Task What_is_earned_counts_once_and_no_more_once_it_is_taken_back()
    {
        await using var state = await OpenAsync();

        Process(state, batch => Earn(batch, "c", ("a", 0), ("b", 0), ("a", 0)));
        Process(state, batch => Earn(batch, "c", ("a", 0)));
        state.EarnedByCampaign(App).ShouldBe(new Dictionary<string, long> { ["c"] = 2 });

        Process(state, batch =>
        {
            batch.TakeBack(new Earned(App, "c", Noon, "a"));
            batch.TakeBack(new Earned(App, "c", Noon, "a"));
            Earn(batch, "d", ("a", 0));
        });
        state.EarnedByCampaign(App).ShouldBe(new Dictionary<string, long> { ["c"] = 1, ["d"] = 1 }, ignoreOrder: true);

        Process(state, batch => batch.TakeBack(new Earned(App, "c", Noon, "b")));
        state.EarnedByCampaign(App).ShouldBe(new Dictionary<string, long> { ["d"] = 1 });
        Ids(state, "c").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_that_is_given_up_earned_nothing()
    {
        await using var state = await OpenAsync();
        Process(state, batch => Earn(batch, "c", ("a", 0)));

        Ask(state, batch =>
        {
            Earn(batch, "c", ("b", 0));
            return 0;
        });

        Ids(state, "c").ShouldBe(["a"]);
        state.EarnedByCampaign(App)["c"].ShouldBe(1);
    }

    [Fact]
    public async Task Those_who_were_active_lately_are_counted()
    {
        await using var state = await OpenAsync();
        Process(state, batch => Earn(batch, "c", ("a", 0), ("b", 0), ("c", 0)));

        Process(state, batch =>
        {
            batch.NoteActive(new Earned(App, "c", Noon, "a"), Noon.AddDays(3));
            batch.NoteActive(new Earned(App, "c", Noon, "b"), Noon.AddDays(1));
            batch.NoteActive(new Earned(App, "c", Noon, "unknown"), Noon.AddDays(9));
        });

        state.CountActive(App, "c", Noon).ShouldBe(3);
        state.CountActive(App, "c", Noon.AddDays(1)).ShouldBe(2);
        state.CountActive(App, "c", Noon.AddDays(2)).ShouldBe(1);
        state.CountActive(App, "c", Noon.AddDays(4)).ShouldBe(0);
    }

    [Fact]
    public async Task Installs_are_read_in_the_order_of_their_ids_and_found_by_a_device_key()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Save(Some.Install("b"));
            batch.Save(Some.Install("ä"));
            batch.Save(Some.Install("a"));
            batch.Save(Some.Install("x", app: "other"));
            batch.Link(App, 7, "a", Noon);
            batch.Link(App, 7, "b", Noon.AddHours(1));
        });

        state.Installs(App, "", 2).Select(install => install.Id).ShouldBe(["a", "b"]);
        state.Installs(App, "b", 2).Select(install => install.Id).ShouldBe(["ä"]);
        state.InstallsOf(App, 7).ShouldBe(["b", "a"]);
        state.InstallsOf("other", 7).ShouldBeEmpty();
    }

    [Fact]
    public async Task Committed_payments_are_found_by_id_and_by_user()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Save(Some.Payment(1)));
        Process(state, batch => batch.Save(Some.Payment(2, id: null) with { IsRemoved = true }));

        state.PaymentsById(App, "order-1").ShouldHaveSingleItem().Position.ShouldBe(1);
        state.PaymentsOfUser(App, "user-1").Select(payment => payment.IsRemoved).ShouldBe([false, true]);
        state.PaymentsOfUser("other", "user-1").ShouldBeEmpty();
    }

    /// <summary>An install that a campaign of this id, or else of this name, earned.</summary>
    protected static Install Credited(string id, string? campaignId, string? campaign) => Some.Install(id) with
    {
        Platform = Platform.Android,
        LastActiveAt = Noon.AddMilliseconds(3_600_001),
        Verdict = new Verdict
        {
            Conversion = Conversion.Install,
            MatchType = Attribution.MatchType.InstallReferrer,
            Credit = new Credit { Source = campaign is null ? Credit.OrganicSource : "META", CampaignId = campaignId, Campaign = campaign },
            At = Noon,
            Fact = 1,
            ConfigurationVersion = 1,
        },
    };

    protected static IEnumerable<string> Ids(IState state, string campaign, long skip = 0, int most = 100) =>
        state.Earned(App, campaign, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, skip, most).Select(earned => earned.InstallId);

    static void Earn(IStateBatch batch, string campaign, params ReadOnlySpan<(string Install, int Hours)> installs)
    {
        foreach (var (install, hours) in installs)
            batch.Earn(new Earned(App, campaign, Noon.AddHours(hours), install), Noon.AddHours(hours));
    }
}
