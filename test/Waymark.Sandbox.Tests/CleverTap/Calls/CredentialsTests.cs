using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Calls;

public sealed class CredentialsTests
{
    [Theory]
    [InlineData("TEST-ACC-0001", "test-passcode", 200)]
    [InlineData(" TEST-ACC-0001 ", " test-passcode ", 200)]
    [InlineData("TEST-ACC-0001", "wrong", 401)]
    [InlineData("TEST-ACC-0001", "", 401)]
    [InlineData("NOBODY", "test-passcode", 401)]
    public async Task The_two_headers_open_every_call(string account, string passcode, int status)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        clevertap.UseCredentials(account, passcode);

        (await clevertap.UploadAsync(Some.Event())).Status.ShouldBe(status);
        (await clevertap.GetAsync("v1/connect?partner=Waymark")).Status.ShouldBe(status);
        (await clevertap.GetAsync("1/profile.json?identity=a")).Status.ShouldBe(status);
        (await clevertap.GetAsync("getSchema?type=events")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Bad_credentials_are_answered_with_a_body()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        clevertap.UseCredentials("TEST-ACC-0001", "wrong");

        var answer = await clevertap.UploadAsync(Some.Event());

        answer.Text.ShouldBe("""{"status":"fail","error":"Invalid credentials.","code":401}""");
    }

    [Theory]
    [InlineData("in1", 401)]
    [InlineData("eu1", 200)]
    public async Task The_host_of_another_region_knows_nobody(string region, int status)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.PostAsync($"{region}/1/upload", Some.Upload(Some.Event()))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("appsflyer/IN1", 200)]
    [InlineData("appsflyer/in1", 401)]
    [InlineData("appsflyer/IN", 401)]
    [InlineData("appsflyer/EU1", 401)]
    public async Task Read_as_AppsFlyers_form_does_only_capitals_lead_anywhere_but_to_Europe(string field, int status)
    {
        await using var clevertap = await CleverTapApplication.StartAsync(new()
        {
            Accounts = [new() { Id = "ACC-INDIA", Passcode = "p", Region = "IN" }],
        });
        clevertap.UseCredentials("ACC-INDIA", "p");

        (await clevertap.PostAsync($"{field}/1/upload", Some.Upload(Some.Event()))).Status.ShouldBe(status);
        (await clevertap.GetAsync($"{field}/v1/connect?partner=Waymark")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Accounts_do_not_see_each_other()
    {
        await using var clevertap = await CleverTapApplication.StartAsync(new()
        {
            Accounts = [new AccountSettings { Id = "SECOND", Passcode = "second", Region = "IN" }],
        });
        await clevertap.UploadAsync(Some.Event("First"));
        clevertap.UseCredentials("SECOND", "second");

        await clevertap.PostAsync("in1/1/upload", Some.Upload(Some.Event("Second")));

        (await clevertap.EventNamesAsync()).ShouldBe(["First"]);
        var second = (await clevertap.InspectAsync("events?account=SECOND"))["events"]!.AsArray();
        $"{second.ShouldHaveSingleItem()!["name"]}".ShouldBe("Second");
    }

    [Fact]
    public async Task An_unknown_path_is_answered_with_nothing()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.GetAsync("1/uploads");

        (answer.Status, answer.Text).ShouldBe((200, ""));
    }
}
