using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Uploads;

public sealed class UploadTests
{
    [Fact]
    public async Task Profiles_events_and_tokens_go_in_one_call()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.UploadAsync(Some.Profile("""{"plan":"gold"}"""), Some.Event(), Some.Token());

        answer.Text.ShouldBe("""{"status":"success","processed":3,"unprocessed":[]}""");
        answer.ContentType.ShouldBe("application/json;charset=utf-8");
    }

    [Fact]
    public async Task A_partial_answer_numbers_the_refused_records_from_one_and_keeps_their_order()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.UploadAsync(Some.Event(), Some.Event("Stayed"), Some.Event(), Some.Event(ts: 0));

        answer["status"].ShouldBe("partial");
        answer["processed"].ShouldBe("2");
        answer.Refused.ShouldBe(["2:513", "4:525"]);
    }

    [Fact]
    public async Task The_echo_of_a_refused_record_is_normalised()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.UploadAsync(
            """{"type":"profile","identity":8,"profileData":{"Phone":"+919812345670","Age":"x"}}""");

        var refused = answer.Json["unprocessed"]![0]!;
        $"{refused["error"]}".ShouldBe("Profile data is incorrect. Age is not valid.Skipped record number : 1");
        refused["record"]!.ToJsonString().ShouldBe(
            """{"type":"profile","identity":"8","profileData":{"Phone":919812345670,"Age":"x"}}""");
    }

    [Fact]
    public async Task A_dry_run_judges_and_stores_nothing()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.PostAsync("1/upload?dryRun=1", Some.Upload(Some.Event(), Some.Event("Stayed")));

        answer.Refused.ShouldBe(["2:513"]);
        (await clevertap.EventNamesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"d":{}}""")]
    public async Task A_body_that_is_no_upload_is_a_malformed_request(string body)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.PostAsync("1/upload", body);

        answer.Status.ShouldBe(400);
        answer.Text.ShouldBe("""{"status":"fail","error":"Malformed request","code":400}""");
    }

    [Fact]
    public async Task An_event_without_a_time_happened_when_it_arrived()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        await clevertap.UploadAsync("""{"type":"event","objectId":"a","evtName":"a"}""");

        var happened = (await clevertap.InspectAsync("events"))["events"]![0]!;
        happened["ts"]!.GetValue<long>().ShouldBeInRange(before, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task An_event_comes_from_the_API_unless_it_names_its_sender()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        await clevertap.UploadAsync(
            Some.Event("One"),
            """{"type":"event","objectId":"a","evtName":"Two","$source":"Waymark"}""");

        var events = (await clevertap.InspectAsync("events"))["events"]!.AsArray();
        events.Select(happened => $"{happened!["source"]}").ShouldBe(["API", "Waymark"]);
    }
}
