using System.Net.Http.Headers;
using System.Text;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.MParticle;

public sealed class MParticleStandInTests : IAsyncLifetime
{
    const string Batch = """{"environment":"production","user_identities":{"customer_id":"u"},"events":[{"event_type":"custom_event","data":{"event_name":"n","custom_event_type":"attribution"}}]}""";

    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_valid_batch_is_taken_alone_and_among_others()
    {
        (await PostAsync("events", Batch)).Status.ShouldBe(202);
        (await PostAsync("bulkevents", $"[{Batch},{Batch}]")).Status.ShouldBe(202);
    }

    [Theory]
    [InlineData("""{"user":"u"}""", "Unknown field")]
    [InlineData("""{"environment":"staging"}""", "Unknown environment")]
    [InlineData("""{"user_identities":{"customer":"u"}}""", "Unknown identity")]
    [InlineData("""{"mpid":"12"}""", "mpid")]
    [InlineData("""{"device_info":{"platform":"android"}}""", "Unknown platform")]
    [InlineData("""{"device_info":{"android_advertising_id":"x"}}""", "must be a UUID")]
    [InlineData("""{"attribution_info":{"publisher":"p"}}""", "service_provider")]
    [InlineData("""{"events":[{"data":{}}]}""", "event_type")]
    [InlineData("""{"events":[{"event_type":"purchase","data":{}}]}""", "Unknown event type")]
    [InlineData("""{"events":[{"event_type":"custom_event","data":{"custom_event_type":"other"}}]}""", "event_name")]
    [InlineData("""{"events":[{"event_type":"custom_event","data":{"event_name":"n","custom_event_type":"money"}}]}""", "custom_event_type")]
    [InlineData("""{"events":[{"event_type":"custom_event","data":{"event_name":"n","custom_event_type":"other","custom_attributes":{"a":{}}}}]}""", "plain values")]
    [InlineData("""{"events":[{"event_type":"commerce_event","data":{}}]}""", "exactly one")]
    [InlineData("""{"events":[{"event_type":"commerce_event","data":{"product_action":{"action":"buy"}}}]}""", "Unknown action")]
    [InlineData("""{"events":[{"event_type":"application_state_transition","data":{}}]}""", "application_transition_type")]
    public async Task A_bad_batch_is_refused_alone_and_dropped_among_others(string batch, string problem)
    {
        var alone = await PostAsync("events", batch);
        alone.Status.ShouldBe(400);
        $"{alone.Json["errors"]![0]!["message"]}".ShouldContain(problem);

        (await PostAsync("bulkevents", $"[{Batch},{batch}]")).Status.ShouldBe(202);
        $"{(await _sandbox.ReceivedAsync("/mparticle-control"))[1]!["remark"]}".ShouldContain(problem);
    }

    [Fact]
    public async Task A_hundred_batches_fit_in_a_call()
    {
        (await PostAsync("bulkevents", $"[{string.Join(',', Enumerable.Repeat("{}", 100))}]")).Status.ShouldBe(202);
        (await PostAsync("bulkevents", $"[{string.Join(',', Enumerable.Repeat("{}", 101))}]")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        (await PostAsync("events", Large(130_000))).Status.ShouldBe(202);
        (await PostAsync("events", Large(132_000))).Status.ShouldBe(400);
        (await PostAsync("events", Large(270_000))).Status.ShouldBe(413);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("test-key:wrong", 403)]
    public async Task A_caller_needs_the_right_credentials(string? credentials, int status) => (await PostAsync("events", Batch, credentials)).Status.ShouldBe(status);

    static string Large(int bytes) => $$"""{"user_attributes":{"a":"{{new string('x', bytes)}}"} }""";

    Task<Reply> PostAsync(string call, string body, string? credentials = "test-key:test-secret")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/mparticle/v2/{call}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        if (credentials is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));

        return _sandbox.SendAsync(request);
    }
}
