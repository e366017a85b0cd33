using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Storage.Tests.Support;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Storage.Tests;

public abstract class InstallsContract : StateContract
{
    [Fact]
    public async Task Everything_about_an_install_is_kept()
    {
        await using var state = await OpenAsync();
        var verdict = new Verdict
        {
            Conversion = Conversion.Install,
            MatchType = MatchType.InstallReferrer,
            Credit = Some.Credit("click"),
            At = Some.Noon,
            Confidence = 0.75,
            Fact = 9,
            ConfigurationVersion = 3,
            Candidates =
            [
                new Candidate
                {
                    TouchId = "click",
                    At = Some.Noon,
                    Source = "META",
                    MatchType = MatchType.InstallReferrer,
                    Standing = Standing.Won,
                    Because = "The referrer carries its id.",
                    Checks = [new Check("window", "26 h", "168 h", "app", true)],
                },
            ],
            Notes = ["noted"],
        };
        var install = Some.Install("install-1") with
        {
            Device = new DeviceTraits { Gaid = "g", Model = "Pixel 8", TimeZoneOffset = 330 },
            PartnerIds = new Dictionary<string, string> { ["clevertap_id"] = "ct" },
            Verdict = verdict,
            IsDeepLinkConsumed = true,
            Country = "DE",
            Network = NetworkKind.Vpn,
        };

        Process(state, batch => batch.Save(install));

        var found = state.FindInstall(App, "install-1").ShouldNotBeNull();
        (found with { Verdict = null }).ShouldBeEquivalentTo(install with { Verdict = null });

        var kept = found.Verdict.ShouldNotBeNull();
        (kept with { Candidates = verdict.Candidates, Notes = verdict.Notes, Fraud = verdict.Fraud }).ShouldBe(verdict);
        kept.Notes.ShouldBe(verdict.Notes);
        (kept.Candidates.ShouldHaveSingleItem() with { Checks = verdict.Candidates[0].Checks }).ShouldBe(verdict.Candidates[0]);
        kept.Candidates[0].Checks.ShouldBe(verdict.Candidates[0].Checks);
    }

    [Fact]
    public async Task What_was_never_told_has_its_default_and_is_never_null()
    {
        await using var state = await OpenAsync();

        Process(state, batch => batch.Save(Some.Install("install-1")));

        var found = state.FindInstall(App, "install-1").ShouldNotBeNull();
        found.Device.ShouldBe(DeviceTraits.Unknown);
        found.PartnerIds.ShouldBeEmpty();
        found.Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task Installs_of_a_device_come_latest_first_and_not_older_than_asked()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Link(App, 5, "old", Some.Noon.AddDays(-2));
            batch.Link(App, 5, "first", Some.Noon);
            batch.Link(App, 5, "second", Some.Noon.AddHours(1));
            batch.Link(App, -5, "another device", Some.Noon);
            batch.Link("other", 5, "another app", Some.Noon);
        });

        Ask(state, batch => batch.InstallsOf(App, 5, Some.Noon)).ShouldBe(["second", "first"]);
    }

    [Fact]
    public async Task A_device_link_keeps_its_latest_moment()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Link(App, 5, "install-1", Some.Noon.AddHours(2));
            batch.Link(App, 5, "install-1", Some.Noon);
        });

        Ask(state, batch => batch.InstallsOf(App, 5, Some.Noon.AddHours(1))).ShouldBe(["install-1"]);
    }

    [Fact]
    public async Task At_most_200_installs_of_a_device_are_told()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            for (var i = 0; i < 250; i++)
                batch.Link(App, 5, $"install-{i}", Some.Noon.AddSeconds(i));
        });

        var installs = Ask(state, batch => batch.InstallsOf(App, 5, Some.Noon));
        installs.Count.ShouldBe(200);
        installs[0].ShouldBe("install-249");
    }

    [Fact]
    public async Task A_claimed_click_tells_its_install()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Claim(App, "click", "install-1"));

        Ask(state, batch => batch.InstallOfClick(App, "click")).ShouldBe("install-1");
        Ask(state, batch => batch.InstallOfClick("other", "click")).ShouldBeNull();
    }
}
