using System.Text;
using Waymark.Devices;
using Waymark.Facts;

namespace Waymark.Tests.Devices;

public sealed class DeviceReadingTests
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    [Fact]
    public void Everything_a_native_client_tells_is_read()
    {
        var traits = Traits($$"""
            { "gaid": "{{Gaid.ToUpperInvariant()}}", "android_id": "C0FFEE1234567890", "appsetid": "{{Gaid}}", "system_version": "14",
              "device_name": "Google Pixel 8", "brand": "google", "language": "en", "timezone_offset": 330, "att_status": "3" }
            """);

        traits.ShouldBe(new DeviceTraits
        {
            Gaid = Gaid, AndroidId = "c0ffee1234567890", AppSetId = Gaid, OsVersion = "14", Model = "Google Pixel 8", Brand = "google", Language = "en",
            TimeZoneOffset = 330, AttStatus = "3", LimitsAdTracking = false,
        });
    }

    [Theory]
    [InlineData("""{ "gaid": {}, "android_id": {}, "carrier": [{}], "user_agent": {}, "brand": [], "language": null, "timezone_offset": "x" }""")]
    [InlineData("""{ "gaid": "", "android_id": null, "brand": " " }""")]
    [InlineData("""{ "idfa": "00000000-0000-0000-0000-000000000000" }""")]
    [InlineData("""{ "error": "collection failed" }""")]
    public void What_tells_nothing_is_read_as_nothing(string device) => Traits(device).ShouldBe(DeviceTraits.Unknown);

    [Theory]
    [InlineData("""{ "gaid": "00000000-0000-0000-0000-000000000000" }""", true)]
    [InlineData("""{ "gaid": "38400000-8cf0-11bd-b23e-10b96e40000d" }""", false)]
    [InlineData("""{ "gaid": "38400000-8cf0-11bd-b23e-10b96e40000d", "limit_ad_tracking": true }""", true)]
    [InlineData("""{ "limit_ad_tracking": "1" }""", true)]
    [InlineData("""{ "gaid": "" }""", null)]
    [InlineData("{}", null)]
    public void Limited_ad_tracking_is_said_or_shown_by_zeros(string device, bool? limits) => Traits(device).LimitsAdTracking.ShouldBe(limits);

    [Fact]
    public void Expos_advertising_id_that_is_an_android_id_is_none() =>
        Traits("""{ "gaid": "c0ffee1234567890", "android_id": "c0ffee1234567890" }""")
            .ShouldBe(new DeviceTraits { AndroidId = "c0ffee1234567890" });

    [Theory]
    [InlineData("9774d56d682e549c")]
    [InlineData("0000000000000000")]
    [InlineData("universal9820")]
    [InlineData("unknown")]
    [InlineData("walleye")]
    public void What_many_devices_share_is_no_id(string id) => Traits($$"""{ "device_id": "{{id}}" }""").AndroidId.ShouldBeNull();

    [Fact]
    public void Only_android_has_an_android_id() =>
        DeviceReading.TraitsOf(Call("""{ "device_data": { "device_id": "c0ffee1234567890" } }"""), Platform.Ios).AndroidId.ShouldBeNull();

    [Theory]
    [InlineData("""{ "consent": { "is_eea": "1", "ad_user_data": "0" } }""", false)]
    [InlineData("""{ "is_eea": true, "ad_user_data": 0 }""", false)]
    [InlineData("""{ "consent": { "is_eea": "1", "ad_user_data": "1" } }""", true)]
    [InlineData("""{ "consent": { "is_eea": "0", "ad_user_data": "0" } }""", null)]
    [InlineData("""{ "consent": "1" }""", null)]
    public void Consent_is_found_nested_and_flat(string device, bool? allows) => Traits(device).AllowsAds.ShouldBe(allows);

    [Fact]
    public void A_text_that_is_no_name_but_a_mistake_is_left_out() =>
        Traits($$"""{ "brand": "{{new string('x', 10_000)}}", "manufacturer": "google" }""").Brand.ShouldBe("google");

    [Fact]
    public void Later_calls_fill_in_and_correct()
    {
        var merged = DeviceReading.Merge(
            new DeviceTraits { Gaid = Gaid, OsVersion = "13", Brand = "google" },
            new DeviceTraits { OsVersion = "14", Language = "en" });

        merged.ShouldBe(new DeviceTraits { Gaid = Gaid, OsVersion = "14", Brand = "google", Language = "en" });
    }

    static DeviceTraits Traits(string device) => DeviceReading.TraitsOf(Call($$"""{ "device_data": {{device}} }"""), Platform.Android);

    static DeviceCall Call(string body) => DeviceCall.Read(Encoding.UTF8.GetBytes(body));
}
