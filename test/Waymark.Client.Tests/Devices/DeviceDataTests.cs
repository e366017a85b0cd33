using System.Text.Json.Nodes;
using Waymark.Client.Tests.Support;

namespace Waymark.Client.Tests.Devices;

public sealed class DeviceDataTests
{
    [Fact]
    public async Task Facts_are_written_under_their_documented_names()
    {
        var written = await WrittenAsync(new DeviceData
        {
            DeviceName = "Google Pixel 8",
            DeviceDisplay = new DeviceDisplay(393, 852, 3),
            Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d",
            AppSetId = "set-1",
            AppSetIdScope = 1,
            TimeZone = "Asia/Kolkata",
            TimeZoneOffset = 330,
            Carrier = ["Example Mobile"],
            AdServicesAttributionToken = "token",
            FirstOpenTimestamp = 1767225600.5,
            AttStatus = "3",
            Consent = new DeviceConsent { IsEea = true, AdUserData = false },
            InstallRef = "lr_ia_id=ck_01J9",
            InstallBeginTimestampServerSeconds = 1767225700,
            ReferrerClickTimestampServerSeconds = 1767225640,
            InstallBeginTimestampSeconds = 1767225701,
            ReferrerClickTimestampSeconds = 1767225641,
            GooglePlayInstant = false,
            MetaInstallRef = new MetaInstallReferrer { InstallReferrer = "utm_content=x", IsCt = 0, ActualTimestamp = 1767225640 },
            IsEmulator = false,
        });

        written.ShouldBeJson("""
            { "device_name": "Google Pixel 8", "device_display": { "width": 393, "height": 852, "scale": 3 },
              "gaid": "38400000-8cf0-11bd-b23e-10b96e40000d", "appsetid": "set-1", "appsetid_scope": 1,
              "timezone": "Asia/Kolkata", "timezone_offset": 330, "carrier": ["Example Mobile"],
              "adservices_attribution_token": "token", "first_open_timestamp": 1767225600.5, "att_status": "3",
              "consent": { "is_eea": "1", "ad_user_data": "0" }, "install_ref": "lr_ia_id=ck_01J9",
              "installBeginTimestampServerSeconds": 1767225700, "referrerClickTimestampServerSeconds": 1767225640,
              "install_ref_installBeginTimestampSeconds": 1767225701, "install_ref_referrerClickTimestampSeconds": 1767225641,
              "install_ref_googlePlayInstantParam": false,
              "meta_install_ref": { "install_referrer": "utm_content=x", "is_ct": 0, "actual_timestamp": 1767225640 },
              "is_emulator": false, "install_instance_id": "aZ3kP0qLm8Xw2RtYb5Ne" }
            """);
    }

    [Fact]
    public async Task Extra_facts_win_over_the_named_ones_but_never_over_the_identity()
    {
        var written = await WrittenAsync(new DeviceData
        {
            Brand = "google",
            Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d",
            Extra = new JsonObject { ["gaid"] = new JsonObject(), ["api_level"] = -1, ["install_instance_id"] = "other" },
        });

        written.ShouldBeJson("""
            { "brand": "google", "gaid": {}, "api_level": -1, "install_instance_id": "aZ3kP0qLm8Xw2RtYb5Ne" }
            """);
    }

    static async Task<string> WrittenAsync(DeviceData device)
    {
        using var server = new FakeServer(FakeServer.Says(202));
        using var client = Some.Client(server);
        client.Device = device;

        await client.InitAsync(stop: TestContext.Current.CancellationToken);

        return server.Requests[0].Json["device_data"]!.ToJsonString();
    }
}
