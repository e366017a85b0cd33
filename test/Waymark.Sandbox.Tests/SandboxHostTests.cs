using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests;

public sealed class SandboxHostTests
{
    [Fact]
    public async Task The_first_page_says_what_it_is_and_what_it_is_not()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var page = await clevertap.GetAsync(clevertap.Address.ToString());

        page.Text.ShouldStartWith("Waymark sandbox – stand-ins for testing. Not CleverTap.");
        page.Text.ShouldContain("/clevertap/1/upload");
    }

    [Theory]
    [InlineData("1/profile.json?identity=a")]
    [InlineData("attribution")]
    [InlineData("inspect/counts")]
    [InlineData("nowhere")]
    [InlineData("/")]
    public async Task Every_answer_is_marked(string path)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.GetAsync(path);

        answer.Message.Headers.GetValues("X-Waymark-Sandbox").ShouldBe(["1"]);
    }

    [Fact]
    public async Task Two_sandboxes_live_side_by_side()
    {
        await using var one = await CleverTapApplication.StartAsync();
        await using var other = await CleverTapApplication.StartAsync();

        await one.UploadAsync(Some.Event());

        one.Address.ShouldNotBe(other.Address);
        (await other.EventNamesAsync()).ShouldBeEmpty();
    }
}
