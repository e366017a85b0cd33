using Waymark.Devices;
using Waymark.Facts;
using Waymark.Privacy;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class DeviceWordTests
{
    [Fact]
    public async Task A_developers_install_is_a_test_until_an_init_says_otherwise()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Init, new { install_instance_id = "i-1", platform = "ANDROID", debug = true });
        app.Say(FactKind.AttributionData, new { install_instance_id = "i-1", device_data = new { app_store_environment = "production" } });
        await app.ProcessAsync();
        app.Install("i-1").IsTest.ShouldBeTrue();

        app.Say(FactKind.Init, new { install_instance_id = "i-1", debug = (bool?)null });
        await app.ProcessAsync();
        app.Install("i-1").IsTest.ShouldBeTrue();

        app.Say(FactKind.Init, new { install_instance_id = "i-1", debug = false, device_data = new { app_store_environment = "production" } });
        await app.ProcessAsync();
        app.Install("i-1").IsTest.ShouldBeFalse();
    }

    [Fact]
    public async Task A_test_is_known_for_one_before_its_first_open()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" }, data = new { device_data = new { is_debuggable = true } } });

        await app.ProcessAsync();

        app.Install("i-1").ShouldSatisfyAllConditions(install => install.IsTest.ShouldBeTrue(), install => install.IsProvisional.ShouldBeTrue());
    }

    [Fact]
    public async Task Consent_and_permission_follow_whatever_call_brings_them()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Init, new { install_instance_id = "i-1", platform = "IOS", device_data = new { idfv = "38400000-8cf0-11bd-b23e-10b96e40000d", att_status = "0" } });
        await app.ProcessAsync();
        app.Install("i-1").Consent.ShouldBeNull();

        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "asked", device_data = new { att_status = "3", consent = new { is_eea = "1", ad_user_data = "0" } } });
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "later" });
        app.Say(FactKind.UserData, new { install_instance_id = "i-1", user_data = new { id = "u-1" }, device_data = new { ad_user_data = true } });
        await app.ProcessAsync();

        var install = app.Install("i-1");
        install.Consent.ShouldBe(new Consent(true, true, null));
        (install.Device.AttStatus, install.Platform).ShouldBe(("3", Platform.Ios));
    }
}
