using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class InstallTests
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(2_000)]
    [InlineData(1)]
    public async Task A_click_before_the_install_earns_it_whether_in_the_same_batch_or_not(int factsPerBatch)
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Advance(Minute);
        app.Init("i-1", new { install_ref = $"lr_ia_id={click}" });

        await app.ProcessAsync(factsPerBatch);

        var install = app.Install("i-1");
        install.Verdict!.MatchType.ShouldBe(Waymark.Attribution.MatchType.InstallReferrer);
        install.Verdict.Credit.ShouldBe(new Credit
        {
            Source = "META",
            CampaignId = "AbC123",
            Campaign = "Spring",
            TouchId = click,
            TouchAt = Some.Moment,
        });
        install.Verdict.DeepLink.ShouldBe("https://go.shop.example/p/42?ref=own");
        app.Figure(Measures.Clicks, "META").Count.ShouldBe(1);
        app.Figure(Measures.Installs, "META").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(1)]
    public async Task A_click_recorded_after_the_first_open_never_counts_even_if_its_time_is_earlier(int factsPerBatch)
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { gaid = Gaid });
        app.Advance(-Minute);
        app.Click($"https://go.shop.example/p/42?c=AbC123&advertising_id={Gaid}");
        app.Advance(2 * Minute);
        app.Init("i-2", new { gaid = Gaid });

        await app.ProcessAsync(factsPerBatch);

        app.Install("i-1").Verdict!.Candidates.ShouldBeEmpty();
        app.Install("i-2").Verdict!.Candidates.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_plain_link_is_counted_and_credited_under_one_name()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click("https://go.shop.example/invite/7");
        app.Init("i-1", new { install_ref = $"lr_ia_id={click}" });

        await app.ProcessAsync();

        app.Figure(Measures.Clicks, "LINK").Count.ShouldBe(1);
        app.Figure(Measures.Installs, "LINK").Count.ShouldBe(1);
        app.Install("i-1").Verdict!.IsRootDomain.ShouldBeTrue();
    }

    [Fact]
    public async Task One_init_sent_five_times_is_one_install_and_no_other_open()
    {
        await using var app = new ProcessingApplication();

        foreach (var wait in new[] { 0, 2, 4, 8, 16 })
        {
            app.Advance(TimeSpan.FromSeconds(wait));
            app.Init("i-1");
        }

        await app.ProcessAsync();

        app.Names.ShouldBe(["install"]);
        app.Figure(Measures.Installs).Count.ShouldBe(1);
        app.Figure(Measures.Opens).Count.ShouldBe(1);
        app.Dropped["repeat"].ShouldBe(4);
    }

    [Fact]
    public async Task Later_inits_are_opens()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Advance(TimeSpan.FromHours(5));
        app.Init("i-1");

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "open"]);
        app.Stream[1].Credit!.IsOrganic.ShouldBeTrue();
        app.Figure(Measures.Opens, "ORGANIC").Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_init_without_an_id_is_an_open_of_nobody()
    {
        await using var app = new ProcessingApplication();
        app.Init("");

        await app.ProcessAsync();

        app.Stream.ShouldBeEmpty();
        app.Figure(Measures.Opens, "").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("ERROR_GENERAING_INSTALL_INSTANCE_ID")]
    [InlineData("ERROR_GENERATING_INSTALL_INSTANCE_ID")]
    public async Task Error_markers_are_no_ids_and_merge_no_devices(string marker)
    {
        await using var app = new ProcessingApplication();
        app.Init(marker, new { install_instance_id = "i-1" });
        app.Init(marker);
        app.Init(marker);

        await app.ProcessAsync();

        app.Stream.Select(happened => happened.InstallId).ShouldBe(["i-1"]);
        app.State.FindInstall(app.App, marker).ShouldBeNull();
    }

    [Fact]
    public async Task Calls_before_the_first_open_are_kept_and_the_open_completes_the_install()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "seen" });
        app.Advance(Minute);
        app.Init("i-1", new { gaid = Gaid });

        await app.ProcessAsync();

        app.Names.ShouldBe(["signup", "seen", "install"]);
        app.Stream.Select(happened => happened.Credit?.Source).ShouldBe([null, null, "ORGANIC"]);
        var install = app.Install("i-1");
        (install.UserId, install.IsProvisional, install.Device.Gaid).ShouldBe(("u-1", false, Gaid));
        install.FirstSeenAt.ShouldBe(Some.Moment);
        install.OpenedAt.ShouldBe(Some.Moment + Minute);
    }

    [Fact]
    public async Task A_device_that_comes_back_inside_the_window_is_a_reinstall()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { gaid = Gaid });
        app.Advance(TimeSpan.FromDays(90));
        app.Init("i-2", new { gaid = Gaid });

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "reinstall"]);
        app.Install("i-2").PreviousInstallId.ShouldBe("i-1");
        app.Install("i-2").FirstInstalledAt.ShouldBe(Some.Moment);
        app.Figure(Measures.Installs).Count.ShouldBe(1);
        app.Figure(Measures.Reinstalls, "ORGANIC").Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_the_window_it_is_a_new_install_and_the_window_starts_again()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { gaid = Gaid });
        app.Advance(TimeSpan.FromDays(91));
        app.Init("i-2", new { gaid = Gaid });
        app.Advance(TimeSpan.FromDays(1));
        app.Init("i-3", new { gaid = Gaid });

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "install", "reinstall"]);
        app.Install("i-3").FirstInstalledAt.ShouldBe(app.Install("i-2").OpenedAt);
    }

    [Fact]
    public async Task A_device_won_back_by_a_link_is_a_reattribution()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { gaid = Gaid });
        app.Advance(TimeSpan.FromDays(5));
        app.Click($"https://go.shop.example/p/42?c=AbC123&advertising_id={Gaid}");
        app.Advance(Minute);
        app.Init("i-2", new { gaid = Gaid });

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "reattribution"]);
        app.Install("i-2").Verdict!.Conversion.ShouldBe(Conversion.Reattribution);
        app.Figure(Measures.Reattributions, "META").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_phone_that_clicked_a_minute_ago_from_the_same_address_is_matched_by_its_traits()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click(userAgent: Pixel);
        app.Advance(TimeSpan.FromSeconds(90));
        app.Init("i-1", new { system_version = "14", device_model = "Pixel 8" }, address: ProcessingApplication.Home);

        await app.ProcessAsync();

        var verdict = app.Install("i-1").Verdict!;
        (verdict.MatchType, verdict.Credit.TouchId).ShouldBe((Waymark.Attribution.MatchType.Probabilistic, click));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.3.4")]
    [InlineData("fe80::1")]
    public async Task Addresses_that_many_share_match_nobody(string address)
    {
        await using var app = new ProcessingApplication();
        app.Click(userAgent: Pixel, address: address);
        app.Advance(TimeSpan.FromSeconds(90));
        app.Init("i-1", new { system_version = "14", device_model = "Pixel 8" }, address: address);

        await app.ProcessAsync();

        app.Install("i-1").Verdict!.Candidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_click_is_guessed_to_belong_to_one_install_only()
    {
        await using var app = new ProcessingApplication();
        app.Click(userAgent: Pixel);
        app.Advance(TimeSpan.FromSeconds(90));
        app.Init("i-1", new { system_version = "14", device_model = "Pixel 8" }, address: ProcessingApplication.Home);
        app.Advance(TimeSpan.FromSeconds(5));
        app.Init("i-2", new { system_version = "14", device_model = "Pixel 8" }, address: ProcessingApplication.Home);

        await app.ProcessAsync();

        var verdict = app.Install("i-2").Verdict!;
        verdict.MatchType.ShouldBe(Waymark.Attribution.MatchType.Organic);
        verdict.Candidates.Single().Because.ShouldBe("Another install has been credited with this click.");
    }

    [Fact]
    public async Task A_platform_learnt_later_takes_the_install_along_in_the_figures()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Init, new { install_instance_id = "i-1" });
        app.Advance(Minute);
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "seen", platform = "IOS" });

        await app.ProcessAsync();

        app.Install("i-1").Platform.ShouldBe(Platform.Ios);
        app.Figure(Measures.Installs, platform: Platform.Unknown).Count.ShouldBe(0);
        app.Figure(Measures.Installs, platform: Platform.Ios).Count.ShouldBe(1);
    }

    const string Pixel = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36";
}
