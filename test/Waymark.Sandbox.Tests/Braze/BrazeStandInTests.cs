using System.Net.Http.Headers;
using System.Text;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Braze;

public sealed class BrazeStandInTests : IAsyncLifetime
{
    const string Event = """{"external_id":"u","name":"n","time":"2026-03-04T05:06:07Z"}""";

    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Valid_records_are_counted()
    {
        var answer = await TrackAsync(
            $$"""{"events":[{{Event}}],"attributes":[{"user_alias":{"alias_name":"d","alias_label":"l"},"_update_existing_only":false}],"purchases":[{"braze_id":"b","product_id":"p","currency":"USD","price":1,"time":"2026-03-04T05:06:07Z"}]}""");

        answer.Status.ShouldBe(201);
        (answer["message"], answer["events_processed"], answer["attributes_processed"], answer["purchases_processed"]).ShouldBe(("success", "1", "1", "1"));
        answer.Message.Headers.GetValues("X-RateLimit-Remaining").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("events", """{"name":"n","time":"2026-03-04T05:06:07Z"}""", "is required")]
    [InlineData("events", """{"external_id":"u","time":"2026-03-04T05:06:07Z"}""", "'name' is required")]
    [InlineData("events", """{"external_id":"u","name":"n","time":"yesterday"}""", "'time'")]
    [InlineData("events", """{"external_id":"u","name":"n","time":"2026-03-04T05:06:07Z","properties":{"$a":1}}""", "not a valid property name")]
    [InlineData("events", """{"external_id":"u","name":"n","time":"2026-03-04T05:06:07Z","properties":{"price":1}}""", "is reserved")]
    [InlineData("purchases", """{"external_id":"u","product_id":"p","currency":"Rupee","price":1,"time":"2026-03-04T05:06:07Z"}""", "'currency'")]
    [InlineData("purchases", """{"external_id":"u","product_id":"p","currency":"INR","price":"1","time":"2026-03-04T05:06:07Z"}""", "'price'")]
    [InlineData("purchases", """{"external_id":"u","product_id":"p","currency":"INR","price":1,"quantity":101,"time":"2026-03-04T05:06:07Z"}""", "'quantity'")]
    [InlineData("attributes", """{"user_alias":{"alias_name":"d"}}""", "is required")]
    public async Task A_bad_record_among_good_ones_is_named(string array, string record, string problem)
    {
        var good = array == "events" ? $"{Event}," : "";
        var answer = await TrackAsync($$"""{"attributes":[{"external_id":"u"}{{(array == "attributes" ? $",{record}" : "")}}],"{{(array == "attributes" ? "events" : array)}}":[{{(array == "attributes" ? Event : good + record)}}]}""");

        answer.Status.ShouldBe(201);
        var error = answer.Json["errors"]!.AsArray().ShouldHaveSingleItem()!;
        $"{error["type"]}".ShouldContain(problem);
        ($"{error["input_array"]}", error["index"]!.GetValue<int>()).ShouldBe((array, array == "purchases" ? 0 : 1));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"events":[{}]}""")]
    public async Task A_call_without_anything_valid_is_refused(string body) => (await TrackAsync(body)).Status.ShouldBe(400);

    [Fact]
    public async Task Seventy_five_records_fit_in_a_call()
    {
        (await TrackAsync($$"""{"events":[{{string.Join(',', Enumerable.Repeat(Event, 75))}}]}""")).Status.ShouldBe(201);
        (await TrackAsync($$"""{"events":[{{string.Join(',', Enumerable.Repeat(Event, 76))}}]}"""))["message"].ShouldBe("Max Input Length Exceeded");
    }

    [Theory]
    [InlineData("wrong", "track", 401)]
    [InlineData("test-key-track-only", "track", 201)]
    [InlineData("test-key-track-only", "identify", 401)]
    [InlineData("test-key", "identify", 201)]
    public async Task A_key_opens_what_it_may(string key, string call, int status) =>
        (await PostAsync(
            call,
            call == "track"
                ? $$"""{"events":[{{Event}}]}"""
                : """{"aliases_to_identify":[{"external_id":"u","user_alias":{"alias_name":"d","alias_label":"l"}}],"merge_behavior":"merge"}""",
            key)).Status.ShouldBe(status);

    [Fact]
    public async Task What_was_refused_can_be_read_with_the_reason()
    {
        await TrackAsync("{}");

        var came = (await _sandbox.ReceivedAsync("/braze-control")).ShouldHaveSingleItem()!;
        came["taken"]!.GetValue<bool>().ShouldBeFalse();
        $"{came["remark"]}".ShouldContain("Valid data must be provided");
    }

    Task<Reply> TrackAsync(string body) => PostAsync("track", body, "test-key");

    Task<Reply> PostAsync(string call, string body, string key) => _sandbox.SendAsync(new(HttpMethod.Post, $"/braze/users/{call}")
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    });
}
