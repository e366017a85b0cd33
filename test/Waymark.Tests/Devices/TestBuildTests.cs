using System.Text;
using Waymark.Devices;
using Waymark.Facts;

namespace Waymark.Tests.Devices;

public sealed class TestBuildTests
{
    [Theory]
    [InlineData("""{ "debug": true }""", true)]
    [InlineData("""{ "debug": "true" }""", true)]
    [InlineData("""{ "debug": 1 }""", true)]
    [InlineData("""{ "device_data": { "is_debuggable": true } }""", true)]
    [InlineData("""{ "device_data": { "app_store_environment": "sandbox" } }""", true)]
    [InlineData("""{ "device_data": { "app_store_environment": "Xcode" } }""", true)]
    [InlineData("""{ "device_data": { "app_store_environment": "development" } }""", true)]
    [InlineData("""{ "data": { "device_data": { "app_store_environment": "sandbox" } } }""", true)]
    [InlineData("""{ "debug": false }""", false)]
    [InlineData("""{ "device_data": { "is_debuggable": 0 } }""", false)]
    [InlineData("""{ "device_data": { "app_store_environment": "production" } }""", false)]
    [InlineData("""{ "debug": null, "device_data": { "app_store_environment": "" } }""", null)]
    [InlineData("""{ "debug": {}, "device_data": { "is_debuggable": [true], "app_store_environment": 7 } }""", null)]
    [InlineData("""{ "device_data": "broken" }""", null)]
    [InlineData("{}", null)]
    public void The_apps_own_word_is_taken_in_whatever_type_it_comes(string body, bool? isTest) => Read(body).ShouldBe(isTest);

    [Fact]
    public void One_yes_outweighs_every_no() =>
        Read("""{ "debug": false, "device_data": { "is_debuggable": true, "app_store_environment": "production" } }""").ShouldBe(true);

    [Fact]
    public void People_who_play_on_emulators_are_no_testers() => Read("""{ "device_data": { "is_emulator": true } }""").ShouldBeNull();

    [Theory]
    [InlineData(false, true, true, true)]
    [InlineData(true, false, true, false)]
    [InlineData(true, null, true, true)]
    [InlineData(false, null, true, false)]
    [InlineData(false, true, false, true)]
    [InlineData(true, false, false, true)]
    [InlineData(true, null, false, true)]
    public void An_init_decides_and_other_calls_only_bring_the_news(bool known, bool? said, bool isInit, bool after) =>
        TestBuild.After(known, said, isInit).ShouldBe(after);

    static bool? Read(string body)
    {
        using var call = DeviceCall.Read(Encoding.UTF8.GetBytes(body));
        return TestBuild.Read(call);
    }
}
