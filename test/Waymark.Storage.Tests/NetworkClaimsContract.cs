using Waymark.Attribution.Networks;
using Waymark.Devices;
using Waymark.Storage.Tests.Support;
using Waymark.Touches;

namespace Waymark.Storage.Tests;

public abstract class NetworkClaimsContract : StateContract
{
    const string Device = "38400000-8cf0-11bd-b23e-10b96e40000d";

    static readonly DeviceTraits Phone = new() { Gaid = Device };

    [Fact]
    public async Task Claims_are_found_by_device_by_our_click_and_by_the_networks_own()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Networks.Save(Claim(1) with { Claim = new NetworkClaim { At = Some.Noon, DeviceId = Device, NetworkClickId = "n-1" } });
            batch.Networks.Save(Claim(2) with { Claim = new NetworkClaim { At = Some.Noon, ClickId = "c-1" } });
            batch.Networks.ClaimsByKey(App, ClaimKeys.Of(Phone, [])).ShouldHaveSingleItem().Position.ShouldBe(1);
        });

        Found(state, ClaimKeys.Of(Phone, [])).ShouldBe([1]);
        Found(state, ClaimKeys.OfClicks([Touch("c-1", "ASTER", "n-1")])).ShouldBe([2, 1]);
        Found(state, ClaimKeys.OfClicks([Touch("c-2", "BOREAL", "n-1")])).ShouldBeEmpty();
        state.Networks.ClaimsByKey("unheard of", ClaimKeys.Of(Phone, [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_claim_stands_as_it_was_saved_last()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Networks.Save(Claim(1)));
        state.Networks.ClaimsOfInstall(App, "i-1").ShouldBeEmpty();

        var won = Claim(1) with { InstallId = "i-1", Standing = ClaimStanding.Won, IsAnswer = true };
        Process(state, batch => batch.Networks.Save(won));

        state.Networks.ClaimsOfInstall(App, "i-1").ShouldHaveSingleItem().ShouldBe(won);
        Ask(state, batch => batch.Networks.ClaimsOfInstall(App, "i-1")).ShouldHaveSingleItem().ShouldBe(won);
        Found(state, ClaimKeys.Of(Phone, [])).ShouldBe([1]);
    }

    [Fact]
    public async Task A_networks_claims_are_paged_the_latest_first()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            foreach (var position in new long[] { 1, 2, 4 })
                batch.Networks.Save(Claim(position));
            batch.Networks.Save(Claim(3) with { Network = "boreal" });
        });

        state.Networks.ClaimsOfNetwork(App, "aster", null, 2).Select(claim => claim.Position).ShouldBe([4, 2]);
        state.Networks.ClaimsOfNetwork(App, "aster", 2, 2).Select(claim => claim.Position).ShouldBe([1]);
        Ask(state, batch => batch.Networks.ClaimsOfNetwork(App, "boreal", null, 9)).Select(claim => claim.Position).ShouldBe([3]);
    }

    [Fact]
    public async Task Questions_are_pending_by_network_until_they_are_settled()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Networks.Save(Question("i-2", "aster", Some.Noon.AddSeconds(1)));
            batch.Networks.Save(Question("i-1", "aster", Some.Noon.AddSeconds(2)));
            batch.Networks.Save(Question("i-1", "boreal", Some.Noon));
        });
        Pending(state).ShouldBe(["i-2", "i-1"]);

        var settled = Question("i-2", "aster", Some.Noon.AddSeconds(1)) with { Outcome = NetworkOutcome.None, SettledAt = Some.Noon.AddSeconds(3) };
        Process(state, batch => batch.Networks.Save(settled));

        Pending(state).ShouldBe(["i-1"]);
        state.Networks.FindQuestion(App, "i-2", "aster").ShouldBe(settled);
        state.Networks.FindQuestion(App, "i-2", "boreal").ShouldBeNull();
        state.Networks.QuestionsOf(App, "i-1").Select(question => question.Network).ShouldBe(["aster", "boreal"]);
        Ask(state, batch => batch.Networks.PendingQuestions(App, "aster", 9)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_committed_was_never_claimed()
    {
        await using var state = await OpenAsync();

        using (var batch = BatchOf(state))
        {
            batch.Networks.Save(Claim(1));
            batch.Networks.Save(Question("i-1", "aster", Some.Noon));
        }

        (Found(state, ClaimKeys.Of(Phone, [])).Count, Pending(state).Count).ShouldBe((0, 0));
    }

    static List<string> Pending(IState state) => [.. state.Networks.PendingQuestions(App, "aster", 9).Select(question => question.InstallId)];

    static List<long> Found(IState state, IEnumerable<long> keys) => [.. state.Networks.ClaimsByKey(App, keys).Select(claim => claim.Position)];

    static ReceivedClaim Claim(long position) => new()
    {
        App = App, Position = position, Network = "aster", Source = "ASTER", At = Some.Noon,
        Claim = new NetworkClaim { At = Some.Noon.AddHours(-1), DeviceId = Device, CampaignId = "c-1" },
    };

    static NetworkQuestion Question(string install, string network, DateTimeOffset at) => new()
    {
        App = App, InstallId = install, Network = network, At = at, DeviceId = Device, DeviceIdType = "gaid", InstalledAt = at,
    };

    static Touch Touch(string id, string source, string networkClickId) => new()
    {
        App = App, ClickId = id, Position = 1, At = Some.Noon, Url = "", Source = source, Parameters = new Dictionary<string, string> { ["click_id"] = networkClickId },
    };
}
