using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Uploads;

public sealed class UploadLimitTests
{
    [Theory]
    [InlineData(1000, 200)]
    [InlineData(1001, 400)]
    public async Task A_call_takes_a_thousand_records(int records, int status)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.UploadAsync(Some.Many(records, n => Some.Event(device: $"d{n}")))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(101, 400)]
    public async Task A_call_takes_a_hundred_tokens(int tokens, int status)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.UploadAsync(Some.Many(tokens, n => Some.Token(device: $"d{n}")))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_whole()
    {
        await using var clevertap = await CleverTapApplication.StartAsync(new()
        {
            Accounts = [AccountSettings.Default with { MaxBodyBytes = 200 }],
        });

        (await clevertap.UploadAsync(Some.Event(), Some.Event())).Status.ShouldBe(413);
        (await clevertap.UploadAsync(Some.Event())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task One_call_too_many_in_flight_is_turned_away_and_the_next_is_welcome_again()
    {
        await using var clevertap = await CleverTapApplication.StartAsync(new()
        {
            Accounts = [AccountSettings.Default with { MaxInFlight = 1 }],
        });
        using var slow = new HeldContent(Some.Upload(Some.Event("Slow")));
        var held = clevertap.PostAsync("1/upload", slow);
        while ((await clevertap.InspectAsync("counts"))["inFlight"]!["uploads"]!.GetValue<int>() == 0)
            await Task.Yield();

        var refused = await clevertap.UploadAsync(Some.Event("Refused"));
        slow.Release();
        await held;
        var next = await clevertap.UploadAsync(Some.Event("Next"));

        refused.Text.ShouldBe("""{"status":"fail","error":"Too many concurrent requests","code":429}""");
        refused.Status.ShouldBe(429);
        next.Status.ShouldBe(200);
        (await clevertap.EventNamesAsync()).ShouldBe(["Slow", "Next"]);
        (await clevertap.InspectAsync("counts"))["maxInFlight"]!.GetValue<int>().ShouldBe(1);
    }
}
