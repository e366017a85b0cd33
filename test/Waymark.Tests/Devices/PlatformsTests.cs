using Waymark.Devices;

namespace Waymark.Tests.Devices;

public sealed class PlatformsTests
{
    [Theory]
    [InlineData("ANDROID", "", Platform.Android)]
    [InlineData("android", "idfv=9C287922-EE26-4501-94B5-DDE6F83E1475", Platform.Android)]
    [InlineData(" Ios ", "brand=google", Platform.Ios)]
    [InlineData("iOS", "", Platform.Ios)]
    [InlineData("REACT_NATIVE", "brand=Apple", Platform.Ios)]
    [InlineData("REACT_NATIVE", "idfv=9C287922-EE26-4501-94B5-DDE6F83E1475", Platform.Ios)]
    [InlineData("REACT_NATIVE", "brand=google|idfv=", Platform.Android)]
    [InlineData("react_native", "install_ref=lr_ia_id=x", Platform.Android)]
    [InlineData("EXPO", "manufacturer=Apple", Platform.Ios)]
    [InlineData("EXPO", "gaid=9774d56d682e549c|brand=samsung", Platform.Android)]
    [InlineData("FLUTTER", "install_ref_url=utm_source=x", Platform.Android)]
    [InlineData("FLUTTER", "device=iPhone", Platform.Ios)]
    [InlineData("CAPACITOR", "user_agent=Mozilla/5.0 (Linux; Android 14; wv)", Platform.Android)]
    [InlineData("CAPACITOR", "api_level=34", Platform.Android)]
    [InlineData("CAPACITOR", "api_level=-1", Platform.Unknown)]
    [InlineData(null, "device_model=iPad13,1", Platform.Ios)]
    [InlineData(null, "base_os=iOS", Platform.Ios)]
    [InlineData("", "", Platform.Unknown)]
    [InlineData("TOASTER", "brand=Toast", Platform.Android)]
    public void The_platform_is_what_was_said_else_what_the_device_shows(string? platform, string keys, Platform expected)
    {
        var device = keys.Split('|').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1]);

        Platforms.Resolve(platform, device.GetValueOrDefault).ShouldBe(expected);
    }
}
