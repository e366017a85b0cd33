using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData("""{"mode":"status","status":503}""", 503)]
    [InlineData("""{"mode":"status","status":500}""", 500)]
    [InlineData("""{"mode":"wrongRegion"}""", 401)]
    [InlineData("""{"mode":"empty"}""", 200)]
    [InlineData("""{"maxInFlight":0}""", 429)]
    public async Task A_fault_replaces_the_answer_and_nothing_is_stored(string fault, int status)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.MisbehaveAsync(fault);

        (await clevertap.UploadAsync(Some.Event())).Status.ShouldBe(status);
        (await clevertap.EventNamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_answer_has_no_body()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.MisbehaveAsync("""{"mode":"empty","after":true}""");

        (await clevertap.UploadAsync(Some.Event())).Text.ShouldBeEmpty();
        (await clevertap.EventNamesAsync()).ShouldBe(["Install Attributed"]);
    }

    [Theory]
    [InlineData("false", 0)]
    [InlineData("true", 1)]
    public async Task A_connection_is_dropped_before_or_after_the_records_were_taken(string after, int stored)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.MisbehaveAsync($$"""{"mode":"drop","count":1,"after":{{after}}}""");

        await Should.ThrowAsync<HttpRequestException>(() => clevertap.UploadAsync(Some.Event()));

        (await clevertap.EventNamesAsync()).Length.ShouldBe(stored);
        (await clevertap.InspectAsync("counts"))["requests"]!["byStatus"]!["dropped"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_answer_is_a_good_one()
    {
        var clock = new ImpatientClock();
        await using var clevertap = await CleverTapApplication.StartAsync(new() { Clock = clock });
        await clevertap.MisbehaveAsync("""{"mode":"slow","delayMs":7000}""");

        (await clevertap.UploadAsync(Some.Event()))["status"].ShouldBe("success");

        clock.Waits.ShouldBe([TimeSpan.FromSeconds(7)]);
    }

    [Fact]
    public async Task A_partial_failure_refuses_a_share_of_the_records_the_same_in_every_run()
    {
        string[][] runs = [await OneRunAsync(), await OneRunAsync()];

        runs[0].ShouldBe(runs[1]);
        runs[0].Length.ShouldBeInRange(20, 80);
        runs[0].ShouldAllBe(refused => refused.EndsWith(":555"));

        static async Task<string[]> OneRunAsync()
        {
            await using var clevertap = await CleverTapApplication.StartAsync();
            await clevertap.MisbehaveAsync("""{"mode":"partial","rate":0.5}""");
            return (await clevertap.UploadAsync(Some.Many(100, n => Some.Event(device: $"d{n}")))).Refused;
        }
    }

    [Fact]
    public async Task A_fault_with_a_count_ends_by_itself()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.MisbehaveAsync("""{"mode":"status","status":503,"count":2,"retryAfter":3}""");

        var answers = new[]
        {
            await clevertap.UploadAsync(Some.Event()),
            await clevertap.UploadAsync(Some.Event()),
            await clevertap.UploadAsync(Some.Event()),
        };

        answers.Select(answer => answer.Status).ShouldBe([503, 503, 200]);
        answers[0].Message.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(3));
        (await clevertap.InspectAsync("faults"))["count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_fault_of_a_rate_hits_some_requests()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.MisbehaveAsync("""{"mode":"status","rate":0.5}""");

        var statuses = new List<int>();
        for (var i = 0; i < 30; i++)
            statuses.Add((await clevertap.UploadAsync(Some.Event())).Status);

        statuses.Distinct().Order().ShouldBe([200, 503]);
    }

    [Fact]
    public async Task A_fault_concerns_one_account_and_one_path_when_it_says_so()
    {
        await using var clevertap = await CleverTapApplication.StartAsync(new()
        {
            Accounts = [new AccountSettings { Id = "SECOND", Passcode = "second" }],
        });
        await clevertap.MisbehaveAsync("""{"mode":"status","path":"upload"}""");

        (await clevertap.GetAsync("v1/connect?partner=a")).Status.ShouldBe(200);
        (await clevertap.UploadAsync(Some.Event())).Status.ShouldBe(503);
        clevertap.UseCredentials("SECOND", "second");
        (await clevertap.UploadAsync(Some.Event())).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"mode":"sideways"}""", "$.mode")]
    [InlineData("""{"mod":"status"}""", "mod")]
    [InlineData("""{"rate":2}""", "rate must be from 0 to 1.")]
    [InlineData("""{"status":99}""", "status must be from 200 to 599.")]
    public async Task A_fault_that_makes_no_sense_is_refused(string fault, string error)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.MisbehaveAsync(fault);

        answer.Status.ShouldBe(400);
        answer["error"].ShouldContain(error);
        answer["error"].ShouldNotContain("Waymark");
    }
}
