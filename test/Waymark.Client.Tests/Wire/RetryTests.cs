using System.Globalization;
using Waymark.Client.Tests.Support;

namespace Waymark.Client.Tests.Wire;

public sealed class RetryTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly ManualTimeProvider _clock = Some.Clock();

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(599)]
    public async Task A_troubled_server_is_asked_five_times_within_thirty_seconds(int status)
    {
        using var server = new FakeServer(FakeServer.Says(status));
        using var client = Client(server);

        var tracking = client.TrackAsync("opened", stop: Stop);
        await PassAsync(2, 4, 8, 16);

        (await tracking).ShouldBe(new Answer<Receipt>.Unavailable($"HTTP {status}"));
        server.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_network_that_comes_back_is_not_noticed_by_the_app()
    {
        using var server = new FakeServer(FakeServer.CannotBeReached(), FakeServer.CannotBeReached(), FakeServer.Says(200));
        using var client = Client(server);

        var tracking = client.TrackAsync("opened", stop: Stop);
        await PassAsync(2, 4);

        (await tracking).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Retries_repeat_the_body_exactly()
    {
        using var server = new FakeServer(FakeServer.Says(500), FakeServer.Says(500), FakeServer.Says(200));
        using var client = Client(server);

        var tracking = client.TrackAsync("opened", stop: Stop);
        await PassAsync(2, 4);
        await tracking;

        server.Requests.Select(request => request.Text).Distinct().ShouldHaveSingleItem()
            .ShouldContain("\"time_since_app_install\":42.5");
    }

    [Fact]
    public async Task An_attempt_without_an_answer_ends_after_thirty_seconds_and_is_repeated()
    {
        using var server = new FakeServer(FakeServer.NeverAnswers(), FakeServer.Says(200));
        using var client = Client(server);

        var tracking = client.TrackAsync("opened", stop: Stop);
        await PassAsync(30, 2);

        (await tracking).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_asks_for_more_time_gets_it()
    {
        using var server = new FakeServer(FakeServer.Says(429, retryAfter: "20"), FakeServer.Says(200));
        using var client = Client(server);

        var tracking = client.TrackAsync("opened", stop: Stop);
        await PassAsync(20);

        (await tracking).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_may_name_the_moment_instead_of_the_wait()
    {
        var moment = (Some.Now.AddSeconds(9.5)).ToString("R", CultureInfo.InvariantCulture);
        using var server = new FakeServer(FakeServer.Says(503, retryAfter: moment), FakeServer.Says(200));
        using var client = Client(server);

        var tracking = client.TrackAsync("opened", stop: Stop);
        await PassAsync(9.5);

        (await tracking).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_asks_for_less_time_is_still_not_pressed()
    {
        using var server = new FakeServer(FakeServer.Says(429, retryAfter: "0"), FakeServer.Says(200));
        using var client = Client(server);

        var tracking = client.TrackAsync("opened", stop: Stop);
        await PassAsync(2);

        (await tracking).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_asks_for_an_hour_is_left_to_the_app()
    {
        using var server = new FakeServer(FakeServer.Says(503, retryAfter: "3600"));
        using var client = Client(server);

        (await client.TrackAsync("opened", stop: Stop))
            .ShouldBe(new Answer<Receipt>.Unavailable("HTTP 503", TimeSpan.FromHours(1)));
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task A_refusal_is_not_argued_with(int status)
    {
        using var server = new FakeServer(FakeServer.Says(status, """{ "msg": "no", "status": 0, "data": null }"""));
        using var client = Client(server);

        (await client.TrackAsync("opened", stop: Stop)).ShouldBe(new Answer<Receipt>.Refused(status, "no"));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_attribution_is_asked_for_once()
    {
        using var server = new FakeServer(FakeServer.Says(503));
        using var client = Client(server);

        (await client.GetAttributionAsync(Stop)).ShouldBe(new Answer<AttributionResult>.Unavailable("HTTP 503"));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_app_that_stops_waiting_ends_the_call()
    {
        using var stopping = new CancellationTokenSource();
        using var server = new FakeServer(FakeServer.NeverAnswers());
        using var client = Client(server);

        var tracking = client.TrackAsync("opened", stop: stopping.Token);
        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => tracking);
    }

    WaymarkClient Client(FakeServer server) => new(Some.Options(server, _clock));

    async Task PassAsync(params double[] seconds)
    {
        foreach (var wait in seconds)
            await _clock.PassAsync(TimeSpan.FromSeconds(wait));
    }
}
