using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Attribution;

public sealed class AttributionTests
{
    const string Device = "device_identifier=__g6f0c&platform=android&timestamp=1772600767";
    const string Install = $"event_type=inorganic_install&utm_source=meta&utm_medium=cpc&utm_campaign=Summer_Sale&{Device}";

    [Fact]
    public async Task An_inorganic_install_becomes_UTM_Visited_on_the_device()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.AttributeAsync($"{Install}&adset=blue");

        (answer.Status, answer.Text).ShouldBe((200, """{"status":"success"}"""));
        var happened = (await clevertap.InspectAsync("events"))["events"]!.AsArray().ShouldHaveSingleItem()!;
        $"{happened["name"]} from {happened["source"]}".ShouldBe("UTM Visited from attribution partner");
        $"{happened["objectId"]} at {happened["ts"]}".ShouldBe("__g6f0c at 1772600767");
        happened["session"]!.ToJsonString().ShouldBe(
            """{"utm_source":"meta","utm_medium":"cpc","utm_campaign":"Summer_Sale"}""");
        $"{happened["properties"]!["Install"]} {happened["properties"]!["adset"]}".ShouldBe("Y blue");
    }

    [Fact]
    public async Task Organic_installs_and_custom_events_are_dropped_until_they_are_switched_on()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        string[] calls = [$"event_type=organic_install&utm_source=organic&{Device}", $"event_type=Checkout&{Device}"];

        foreach (var call in calls)
            (await clevertap.AttributeAsync(call)).Status.ShouldBe(200);
        var before = await clevertap.EventNamesAsync();
        await clevertap.SwitchAsync(new { organicInstalls = true, customEvents = true });
        foreach (var call in calls)
            (await clevertap.AttributeAsync(call)).Status.ShouldBe(200);

        before.ShouldBeEmpty();
        (await clevertap.EventNamesAsync()).ShouldBe(["UTM Visited", "AP_Checkout"]);
        (await clevertap.InspectAsync("counts"))["records"]!["ignored"]!.GetValue<int>().ShouldBe(2);
    }

    [Theory]
    [InlineData("event_type=&utm_source=meta", "event_type is missing")]
    [InlineData("event_type=inorganic_install&utm_source=meta&device_identifier=&platform=ios", "device_identifier is missing")]
    [InlineData("event_type=inorganic_install&utm_source=meta&device_identifier=a", "platform is missing")]
    [InlineData("event_type=inorganic_install&device_identifier=a&platform=ios", "utm_source is missing")]
    [InlineData("event_type=Checkout&device_identifier=a&platform=ios&timestamp=soon", "timestamp is not valid")]
    public async Task A_call_that_lacks_something_is_answered_400(string parameters, string error)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.AttributeAsync(parameters);

        (answer.Status, answer["error"], answer["status"], answer["code"]).ShouldBe((400, error, "fail", "400"));
    }

    [Theory]
    [InlineData("partner_name=attribution+partner", "test-token", "test-passcode", 200)]
    [InlineData("partner_name=Attribution+Partner", "test-token", "test-passcode", 200)]
    [InlineData("partner_name=somebody+else", "test-token", "test-passcode", 400)]
    [InlineData("partner_name=", "test-token", "test-passcode", 400)]
    [InlineData("partner_name=attribution+partner", "wrong", "test-passcode", 401)]
    [InlineData("partner_name=attribution+partner", "test-token", "wrong", 401)]
    [InlineData("partner_name=attribution+partner", "", "test-passcode", 400)]
    public async Task Only_a_listed_partner_with_good_credentials_is_let_in(
        string partner, string token, string passcode, int status)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.GetAsync(
            $"attribution?{partner}&account_id=TEST-ACC-0001&account_token={token}&account_passcode={passcode}&{Install}");

        answer.Status.ShouldBe(status);
        (await clevertap.EventNamesAsync()).Length.ShouldBe(status == 200 ? 1 : 0);
    }

    [Fact]
    public async Task The_credentials_in_the_address_are_not_shown_again()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        await clevertap.AttributeAsync(Install);

        var shown = (await clevertap.GetAsync("inspect/requests")).Text;
        shown.ShouldContain("account_passcode=***");
        shown.ShouldNotContain("test-passcode");
        shown.ShouldNotContain("test-token");
    }

    [Fact]
    public async Task A_form_is_read_as_well()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        var form = "partner_name=attribution+partner&account_id=TEST-ACC-0001"
            + $"&account_token=test-token&account_passcode=test-passcode&{Install}";

        var answer = await clevertap.PostAsync(
            "attribution", new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));

        answer.Status.ShouldBe(200);
        (await clevertap.EventNamesAsync()).ShouldBe(["UTM Visited"]);
    }
}
