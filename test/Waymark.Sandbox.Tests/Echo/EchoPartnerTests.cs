using System.IO.Compression;
using System.Text;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Echo;

public sealed class EchoPartnerTests : IAsyncLifetime
{
    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Anything_is_taken_and_can_be_read_later()
    {
        (await _sandbox.PostAsync("/echo/one/hooks/install?shop=1", """{"a":"é"}""")).Status.ShouldBe(200);

        var came = (await _sandbox.ReceivedAsync("/echo-control/one")).ShouldHaveSingleItem()!;
        ($"{came["method"]}", $"{came["path"]}", $"{came["query"]}", $"{came["body"]}")
            .ShouldBe(("POST", "/echo/one/hooks/install", "?shop=1", """{"a":"é"}"""));
        $"{came["headers"]!["Content-Type"]}".ShouldBe("application/json; charset=utf-8");
        came["headers"]!["Host"].ShouldBeNull();
        came["taken"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task Without_a_path_and_by_any_method(string method)
    {
        (await _sandbox.SendAsync(new(new HttpMethod(method), "/echo/one"))).Status.ShouldBe(200);

        $"{(await _sandbox.ReceivedAsync("/echo-control/one")).ShouldHaveSingleItem()!["method"]}".ShouldBe(method);
    }

    [Fact]
    public async Task Every_name_is_a_partner_of_its_own()
    {
        await _sandbox.PutAsync("/echo-control/two", """{"then":{"status":500}}""");
        await _sandbox.GetAsync("/echo/one/x");

        (await _sandbox.GetAsync("/echo/two/x")).Status.ShouldBe(500);
        (await _sandbox.ReceivedAsync("/echo-control/one")).Count.ShouldBe(1);
        (await _sandbox.ReceivedAsync("/echo-control/two")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Answers_come_one_after_the_other_and_then_as_usual()
    {
        await _sandbox.PutAsync(
            "/echo-control/one",
            """{"answers":[{"status":503,"times":2,"retryAfter":7},{"status":200,"body":"thanks","headers":{"X-Id":"9"}}]}""");

        var first = await _sandbox.GetAsync("/echo/one/");
        var second = await _sandbox.GetAsync("/echo/one/");
        var third = await _sandbox.GetAsync("/echo/one/");
        var fourth = await _sandbox.GetAsync("/echo/one/");

        new[] { first.Status, second.Status, third.Status, fourth.Status }.ShouldBe([503, 503, 200, 200]);
        first.Message.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        third.Text.ShouldBe("thanks");
        third.Message.Headers.GetValues("X-Id").ShouldBe(["9"]);
        fourth.Text.ShouldBeEmpty();
        (await _sandbox.ReceivedAsync("/echo-control/one")).Select(came => came!["taken"]!.GetValue<bool>()).ShouldBe([false, false, true, true]);
    }

    [Fact]
    public async Task A_share_is_hit_the_same_in_every_run()
    {
        var runs = new List<string>();

        for (var run = 0; run < 2; run++)
        {
            await _sandbox.PutAsync("/echo-control/one", """{"then":{"status":500},"share":0.5}""");
            var statuses = new StringBuilder();
            for (var i = 0; i < 30; i++)
                statuses.Append((await _sandbox.GetAsync("/echo/one/")).Status).Append(' ');

            runs.Add(statuses.ToString());
        }

        runs[0].ShouldBe(runs[1]);
        runs[0].ShouldContain("200");
        runs[0].ShouldContain("500");
    }

    [Fact]
    public async Task Only_the_path_that_is_named_suffers()
    {
        await _sandbox.PutAsync("/echo-control/one", """{"then":{"status":500},"path":"bad"}""");

        (await _sandbox.GetAsync("/echo/one/good")).Status.ShouldBe(200);
        (await _sandbox.GetAsync("/echo/one/bad")).Status.ShouldBe(500);
    }

    [Fact]
    public async Task A_connection_may_be_dropped()
    {
        await _sandbox.PutAsync("/echo-control/one", """{"answers":[{"drop":true,"after":true}]}""");

        await Should.ThrowAsync<HttpRequestException>(() => _sandbox.PostAsync("/echo/one/", "{}"));

        var came = (await _sandbox.ReceivedAsync("/echo-control/one")).ShouldHaveSingleItem()!;
        came["status"].ShouldBeNull();
        came["taken"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_redirect_leads_where_it_was_told()
    {
        await _sandbox.PutAsync("/echo-control/one", """{"then":{"redirectTo":"http://127.0.0.1:1/elsewhere"}}""");

        var answer = await _sandbox.GetAsync("/echo/one/");

        answer.Status.ShouldBe(302);
        answer.Message.Headers.Location.ShouldBe(new("http://127.0.0.1:1/elsewhere"));
    }

    [Fact]
    public async Task A_hanging_partner_keeps_the_request_and_ends_with_the_sandbox()
    {
        await _sandbox.PutAsync("/echo-control/one", """{"then":{"hang":true}}""");
        var call = _sandbox.BeginAsync("/echo/one/", TestContext.Current.CancellationToken);

        while ((await _sandbox.ReceivedAsync("/echo-control/one")).Count == 0)
            call.IsCompleted.ShouldBeFalse();

        await _sandbox.PutAsync("/echo-control/one", "{}");
        call.IsCompleted.ShouldBeFalse();
        (await _sandbox.GetAsync("/echo/one/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_endless_answer_goes_on_for_as_long_as_anybody_reads()
    {
        await _sandbox.PutAsync("/echo-control/one", """{"then":{"endless":true}}""");
        using var answer = await _sandbox.BeginAsync("/echo/one/", TestContext.Current.CancellationToken);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

        await body.ReadExactlyAsync(new byte[3_000_000], TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_slow_answer_is_the_usual_one()
    {
        var clock = new ImpatientClock();
        await using var sandbox = await SandboxApplication.StartAsync(new() { Clock = clock });
        await sandbox.PutAsync("/echo-control/one", """{"then":{"delayMs":7000}}""");

        (await sandbox.GetAsync("/echo/one/")).Status.ShouldBe(200);

        clock.Waits.ShouldBe([TimeSpan.FromSeconds(7)]);
    }

    [Fact]
    public async Task Requests_are_read_in_pages()
    {
        for (var i = 1; i <= 3; i++)
            await _sandbox.GetAsync($"/echo/one/{i}");

        var first = (await _sandbox.GetAsync("/echo-control/one/requests?limit=2")).Json;
        var second = (await _sandbox.GetAsync($"/echo-control/one/requests?limit=2&after={first["next"]}")).Json;

        first["requests"]!.AsArray().Select(came => $"{came!["path"]}").ShouldBe(["/echo/one/1", "/echo/one/2"]);
        second["requests"]!.AsArray().Select(came => $"{came!["path"]}").ShouldBe(["/echo/one/3"]);
        second["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Forgetting_starts_anew()
    {
        await _sandbox.PutAsync("/echo-control/one", """{"then":{"status":500}}""");
        await _sandbox.GetAsync("/echo/one/");

        await _sandbox.DeleteAsync("/echo-control/one");

        (await _sandbox.ReceivedAsync("/echo-control/one")).ShouldBeEmpty();
        (await _sandbox.GetAsync("/echo/one/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_long_body_is_cut_and_its_length_is_told()
    {
        await _sandbox.PostAsync("/echo/one/", new string('x', 100_000));

        var came = (await _sandbox.ReceivedAsync("/echo-control/one")).ShouldHaveSingleItem()!;
        $"{came["body"]}".Length.ShouldBe(64 * 1024);
        came["bodyBytes"]!.GetValue<int>().ShouldBe(100_000);
    }

    [Fact]
    public async Task A_compressed_body_is_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await zip.WriteAsync("""{"a":1}"""u8.ToArray(), TestContext.Current.CancellationToken);

        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        await _sandbox.SendAsync(new(HttpMethod.Post, "/echo/one/") { Content = content });

        $"{(await _sandbox.ReceivedAsync("/echo-control/one")).ShouldHaveSingleItem()!["body"]}".ShouldBe("""{"a":1}""");
    }

    [Theory]
    [InlineData("""{"then":{"status":99}}""", "then: status must be from 200 to 599.")]
    [InlineData("""{"answers":[{},{"times":0}]}""", "answers[1]: times must be at least 1.")]
    [InlineData("""{"share":2}""", "share must be from 0 to 1.")]
    [InlineData("""{"anwsers":[]}""", "anwsers")]
    public async Task A_programme_that_makes_no_sense_is_refused(string programme, string error)
    {
        var answer = await _sandbox.PutAsync("/echo-control/one", programme);

        answer.Status.ShouldBe(400);
        answer["error"].ShouldContain(error);
        answer["error"].ShouldNotContain("Waymark");
    }

    [Fact]
    public async Task The_first_page_lists_it() => (await _sandbox.GetAsync("/")).Text.ShouldContain("/echo-control/NAME");
}
