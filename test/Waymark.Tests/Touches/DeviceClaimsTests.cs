using Waymark.Devices;
using Waymark.Touches;

namespace Waymark.Tests.Touches;

public sealed class DeviceClaimsTests
{
    const string WebView = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0 Mobile Safari/537.36";

    [Theory]
    [InlineData(Platform.Android, "device_name=Google Pixel 8", "Google Pixel 8")]
    [InlineData(Platform.Android, "device_name=Ana's phone|user_agent=" + WebView, "Pixel 8")]
    [InlineData(Platform.Android, "device_model=SM-S928B|device_name=samsung SM-S928B", "SM-S928B")]
    [InlineData(Platform.Ios, "device=iPhone|device_name=iPhone", null)]
    [InlineData(Platform.Ios, "device=iPhone|device_name=Ana's iPhone", null)]
    [InlineData(Platform.Ios, "device_name=iPhone 15 Pro", null)]
    [InlineData(Platform.Ios, "device=iPhone|device_model=iPhone17,3", "iPhone17,3")]
    [InlineData(Platform.Ios, "device_id=iPhone14,2", "iPhone14,2")]
    [InlineData(Platform.Unknown, "device_model=x", null)]
    public void The_model_is_taken_from_where_it_means_the_hardware(Platform platform, string keys, string? model) =>
        DeviceClaims.Model(platform, Device(keys)).ShouldBe(model);

    [Theory]
    [InlineData(Platform.Android, "system_version=14", "14")]
    [InlineData(Platform.Android, "system_version=8.1.0", "8.1")]
    [InlineData(Platform.Ios, "system_version=18.2", "18.2")]
    [InlineData(Platform.Android, "user_agent=" + WebView, "14")]
    [InlineData(Platform.Ios, "system_version=beta", null)]
    [InlineData(Platform.Ios, "", null)]
    public void The_version_is_taken_from_the_system(Platform platform, string keys, string? version) =>
        DeviceClaims.OsVersion(platform, Device(keys)).ShouldBe(version);

    [Theory]
    [InlineData("language=en|locale=hi_IN", "en")]
    [InlineData("locale=hi_IN", "hi")]
    [InlineData("language=english", null)]
    public void The_language_is_the_primary_subtag(string keys, string? language) =>
        DeviceClaims.Language(Device(keys)).ShouldBe(language);

    static Func<string, string?> Device(string keys)
    {
        var values = keys.Split('|').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1]);
        return key => values.GetValueOrDefault(key);
    }
}
