using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Fraud;

public sealed class CountedRulesTests
{
    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public async Task A_devices_clicks_on_one_source_are_counted_for_a_day(int clicks, bool isMet)
    {
        await using var app = new ProcessingApplication();
        for (var number = 0; number < 15; number++) app.ClickOf("Bare");

        app.Advance(TimeSpan.FromHours(1));
        for (var number = 0; number < clicks; number++) app.ClickOf(address: $"203.0.113.{number}");

        app.Advance(TimeSpan.FromHours(2));
        app.Open("i-1");
        await app.ProcessAsync();

        Rules(app).Contains(FraudRules.TooManyEngagements).ShouldBe(isMet);
    }

    [Fact]
    public async Task Clicks_of_another_visitor_on_the_same_address_are_not_the_visitors()
    {
        await using var app = new ProcessingApplication();
        for (var number = 0; number < 30; number++)
            app.Click(userAgent: $"Mozilla/5.0 (Linux; Android 14; Phone {number}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36");

        app.Advance(TimeSpan.FromMinutes(2));
        app.Init("i-1", new { system_version = "14" }, address: ProcessingApplication.Home);
        await app.ProcessAsync();

        Rules(app).ShouldNotContain(FraudRules.TooManyEngagements);
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public async Task Clicks_of_an_address_are_counted_for_an_hour(int clicks, bool isMet)
    {
        await using var app = new ProcessingApplication();
        for (var number = 0; number < 30; number++) app.Click("https://go.shop.example/p/1?c=Bare");

        app.Advance(TimeSpan.FromHours(1));
        for (var number = 1; number < clicks; number++) app.Click("https://go.shop.example/p/1?c=Bare");

        app.ClickOf();
        app.Advance(TimeSpan.FromHours(2));
        app.Open("i-1");
        await app.ProcessAsync();

        Rules(app).Contains(FraudRules.AddressRate).ShouldBe(isMet);
        app.Figure(Measures.TaggedInstalls, "META").Count.ShouldBe(isMet ? 1 : 0);
    }

    [Fact]
    public async Task A_device_that_is_installed_on_again_and_again_from_everywhere_is_noted()
    {
        await using var app = new ProcessingApplication();

        for (var number = 1; number <= 6; number++)
        {
            app.Init($"i-{number}", new { gaid = Injected.Gaid }, address: $"198.51.{number}.9");
            app.Advance(TimeSpan.FromHours(1));
        }

        await app.ProcessAsync();

        Rules(app, "i-1").ShouldBeEmpty();
        Rules(app, "i-5").ShouldBe([FraudRules.DuplicateInstall]);
        Rules(app, "i-6").ShouldBe([FraudRules.DeviceAnomaly, FraudRules.DuplicateInstall]);
        app.Install("i-6").Verdict!.Fraud[1].Input.ShouldBe("installed on the same device 60 min before");
    }

    [Theory]
    [InlineData(NetworkKind.Ordinary, true)]
    [InlineData(NetworkKind.PrivateRelay, false)]
    public async Task A_farm_of_one_model_behind_one_address_is_noted_unless_the_address_is_shared(NetworkKind network, bool isMet)
    {
        await using var app = new ProcessingApplication();
        app.Known["198.51.100.9"] = new AddressNote { Network = network };

        for (var number = 1; number <= 12; number++)
            app.Init($"i-{number:00}", new { device_model = number == 12 ? "Pixel 9" : "Pixel 8", android_id = $"c0ffee12345678{number:D2}" });

        await app.ProcessAsync();

        Rules(app, "i-10").ShouldBeEmpty();
        Rules(app, "i-11").ShouldBe(isMet ? [FraudRules.DuplicateInstall] : []);
        Rules(app, "i-12").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_device_says_of_itself_is_read()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { gaid = "not-an-id", device_name = "Google sdk_gphone64_arm64" });
        app.Init("i-2", new { is_emulator = true });
        app.SayRaw(FactKind.Init, """{"install_instance_id":"i-3","platform":"ANDROID"}""", signature: SignatureState.Failed);
        await app.ProcessAsync();

        Rules(app, "i-1").ShouldBe([FraudRules.Emulator, FraudRules.MalformedAdvertisingId]);
        Rules(app, "i-2").ShouldBe([FraudRules.Emulator]);
        Rules(app, "i-3").ShouldBe([FraudRules.IncorrectSignature]);
    }

    [Fact]
    public async Task A_link_that_opens_the_app_is_judged_too()
    {
        await using var app = new ProcessingApplication(Some.App() with
        {
            Attribution = new() { InactivityDays = 0 },
            Fraud = new FraudSettings { Rules = [new() { Rule = FraudRules.GeoConflict, Mode = FraudMode.Block }, new() { Rule = FraudRules.TooManyEngagements, Mode = FraudMode.Block, Threshold = 2 }] },
        });
        app.Open("i-1");
        app.Advance(TimeSpan.FromDays(20));
        var click = app.ClickOf();
        app.ClickOf();
        app.ClickOf();
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-1", deeplink_url = $"https://go.shop.example/p/42?c=AbC123&lr_ia_id={click}" });
        await app.ProcessAsync();

        app.Names.ShouldBe(["install"]);
        app.Install("i-1").RefusedReengagement!.Candidates.Single().Because.ShouldStartWith("One visitor clicked too often on links of one source.");
        app.State.FraudCases(app.App, FraudRules.TooManyEngagements, null, null, 9).ShouldHaveSingleItem().Number.ShouldBe(100);
    }

    static IEnumerable<string> Rules(ProcessingApplication app, string install = "i-1") => app.Install(install).Verdict!.Fraud.Select(found => found.Rule).Distinct();
}
