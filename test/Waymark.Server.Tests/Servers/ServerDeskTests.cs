using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Servers;

public sealed class ServerDeskTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "campaigns" },
        { "GET", "attributed-users?display_id=AbC123" },
        { "GET", "get-attribution-result?user_id=u" },
        { "POST", "create-campaign" },
        { "PATCH", "campaigns/AbC123" },
        { "PUT", "campaigns/AbC123" },
        { "DELETE", "campaigns/AbC123" },
        { "POST", "capture-event" },
        { "POST", "capture-payment" },
        { "POST", "remove-payment" },
        { "GET", "reporting/campaigns" },
    };

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(ServerCalls.Document);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Nothing_is_done_without_a_right_key(string method, string path)
    {
        (await AskAsync(null)).ShouldBe((401, """{"msg":"Server key missing!","status":401,"data":null}"""));
        (await AskAsync("srv_wrong")).ShouldBe((401, """{"msg":"Server key invalid!","status":401,"data":null}"""));
        (await AskAsync("mk_test")).ShouldBe((401, """{"msg":"Server key invalid!","status":401,"data":null}"""));
        (await AskAsync("prj_shop")).ShouldBe((401, """{"msg":"Server key invalid!","status":401,"data":null}"""));

        (await _app.ManageAsync("configuration")).GetProperty("version").GetInt32().ShouldBe(1);

        async Task<(int, string)> AskAsync(string? key)
        {
            var (status, body, _) = await _app.AskAsync(path, key, new HttpMethod(method), """{ "event_name": "e", "user_id": "u", "amount": 1, "name": "n" }""");
            return (status, body.GetRawText());
        }
    }

    [Fact]
    public async Task Every_key_of_an_app_opens_that_app_and_no_other()
    {
        (await _app.AskAsync("campaigns", "srv_old")).Body.GetProperty("data").GetProperty("total_campaigns").GetInt32().ShouldBe(3);
        (await _app.AskAsync("campaigns", "srv_shop")).Body.GetProperty("data").GetProperty("total_campaigns").GetInt32().ShouldBe(3);
        (await _app.AskAsync("campaigns", "srv_other")).Body.GetProperty("data").GetProperty("total_campaigns").GetInt32().ShouldBe(0);
        (await _app.AskAsync("attributed-users?display_id=AbC123", "srv_other")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("DELETE", "campaigns", 405, "GET")]
    [InlineData("GET", "campaigns/AbC123", 405, "PATCH, PUT, DELETE")]
    [InlineData("GET", "capture-event", 405, "POST")]
    [InlineData("GET", "nothing/here", 404, null)]
    [InlineData("POST", "", 404, null)]
    public async Task What_there_is_not_is_answered_in_json_too(string method, string path, int expected, string? allow)
    {
        var (status, body, answer) = await _app.AskAsync(path, method: new HttpMethod(method));

        status.ShouldBe(expected);
        body.GetProperty("status").GetInt32().ShouldBe(expected);
        (answer.Content.Headers.Allow.Count == 0 ? null : string.Join(", ", answer.Content.Headers.Allow)).ShouldBe(allow);
    }

    [Fact]
    public async Task Too_many_requests_of_one_key_are_told_when_to_come_back()
    {
        await using var app = await WaymarkApplication.StartAsync(ServerCalls.Document.Replace("\"serverRateLimit\": 0,", "\"serverRateLimit\": 2,", StringComparison.Ordinal));

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => app.AskAsync("campaigns")));
        var refused = answers.Where(answer => answer.Status == 429).ToList();

        refused.Count.ShouldBeInRange(10, 28);
        refused.ShouldAllBe(answer => answer.Answer.Headers.RetryAfter!.Delta == TimeSpan.FromSeconds(1));
        refused[0].Body.GetRawText().ShouldBe("""{"msg":"Rate limit exceeded. Please try again later.","status":429,"data":null}""");
        (await app.AskAsync("campaigns", "srv_old")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Campaigns_are_changed_ten_times_a_second_at_most()
    {
        await using var app = await WaymarkApplication.StartAsync(ServerCalls.Document.Replace("\"serverRateLimit\": 0,", "\"serverRateLimit\": 1000,", StringComparison.Ordinal));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => app.AskAsync("campaigns/unknown", method: HttpMethod.Patch, body: new { active = true })));

        answers.Count(answer => answer.Status == 404).ShouldBeInRange(10, 50);
        answers.Count(answer => answer.Status == 429).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_report_may_be_asked_for_once_a_minute_and_a_mistake_does_not_count()
    {
        await using var app = await WaymarkApplication.StartAsync(ServerCalls.Document.Replace("\"serverRateLimit\": 0,", "", StringComparison.Ordinal));

        (await app.AskAsync("reporting/campaigns?limit=101")).Status.ShouldBe(422);
        (await app.AskAsync("reporting/campaigns")).Status.ShouldBe(200);
        var (status, body, answer) = await app.AskAsync("reporting/campaigns");

        status.ShouldBe(429);
        body.GetProperty("status").GetInt32().ShouldBe(429);
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(50, 60);
        (await app.AskAsync("reporting/campaigns", "srv_old")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_that_is_taken_out_opens_nothing_any_more()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/manage/v1/configuration")
        {
            Content = new StringContent(ServerCalls.Document.Replace("\"srv_old\", ", "", StringComparison.Ordinal)),
        };
        request.Headers.Authorization = new("Bearer", "mk_test");
        (await _app.Client.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        (await _app.AskAsync("campaigns", "srv_old")).Status.ShouldBe(401);
        (await _app.AskAsync("campaigns", "srv_shop")).Status.ShouldBe(200);
    }
}
