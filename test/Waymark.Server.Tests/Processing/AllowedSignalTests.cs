using Waymark.Facts;
using Waymark.Privacy;
using Waymark.Server.Tests.Support;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Server.Tests.Processing;

public sealed class AllowedSignalTests
{
    const string Id = "38400000-8cf0-11bd-b23e-10b96e40000d";

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", false)]
    [InlineData("2", false)]
    [InlineData("3", true)]
    public async Task An_id_that_apple_does_not_permit_is_neither_matched_nor_kept(string att, bool isUsed)
    {
        await using var app = new ProcessingApplication();
        app.Click($"https://go.shop.example/p/42?c=AbC123&idfa={Id}");
        app.Advance(Minute);
        app.Init("i-1", new { idfa = Id, att_status = att });

        await app.ProcessAsync();

        var install = app.Install("i-1");
        install.Device.Idfa.ShouldBe(isUsed ? Id : null);
        (install.Verdict!.MatchType == MatchType.DeviceId).ShouldBe(isUsed);
        app.Stream.Any(happened => happened.Values.Span.IndexOf(System.Text.Encoding.UTF8.GetBytes(Id)) >= 0).ShouldBe(isUsed);
    }

    [Fact]
    public async Task A_permission_that_is_withdrawn_takes_the_id_with_it()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { idfa = Id, att_status = "3" });
        app.Advance(Minute);
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "seen", device_data = new { att_status = "2" } });

        await app.ProcessAsync();

        var device = app.Install("i-1").Device;
        (device.AttStatus, device.Idfa).ShouldBe(("2", null));
    }

    [Fact]
    public async Task Tracking_that_is_limited_later_takes_the_id_with_it_until_it_is_allowed_again()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { gaid = Id });
        app.Advance(TimeSpan.FromHours(1));
        app.Init("i-1", new { gaid = "00000000-0000-0000-0000-000000000000" });
        await app.ProcessAsync();
        app.Install("i-1").Device.Gaid.ShouldBeNull();

        app.Advance(TimeSpan.FromHours(1));
        app.Init("i-1", new { gaid = Id });
        await app.ProcessAsync();
        app.Install("i-1").Device.Gaid.ShouldBe(Id);
    }

    [Theory]
    [InlineData("1", "0", false)]
    [InlineData("1", null, false)]
    [InlineData("1", "1", true)]
    [InlineData("0", null, true)]
    public async Task Without_consent_in_europe_a_click_with_the_devices_id_earns_nothing(string eea, string? adUserData, bool isUsed)
    {
        await using var app = new ProcessingApplication();
        app.Click($"https://go.shop.example/p/42?c=AbC123&advertising_id={Id}");
        app.Advance(Minute);
        app.Init("i-1", new { gaid = Id, consent = new { is_eea = eea, ad_user_data = adUserData } });

        await app.ProcessAsync();

        app.Install("i-1").Verdict!.MatchType.ShouldBe(isUsed ? MatchType.DeviceId : MatchType.Organic);
    }

    [Fact]
    public async Task Of_an_app_for_children_no_advertising_id_is_kept()
    {
        await using var app = new ProcessingApplication(Some.App() with { Privacy = new PrivacySettings { Children = true } });
        app.Init("i-1", new { gaid = Id, android_id = "c0ffee1234567890" });

        await app.ProcessAsync();

        app.Install("i-1").Device.Gaid.ShouldBeNull();
        app.Install("i-1").Device.AndroidId.ShouldBe("c0ffee1234567890");
    }
}
