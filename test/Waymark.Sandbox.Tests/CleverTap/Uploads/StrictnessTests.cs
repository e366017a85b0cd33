using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Uploads;

public sealed class StrictnessTests
{
    static readonly string TooLong = new('v', 513);

    public static TheoryData<string, string> Misfits => new()
    {
        { "has unaccepted characters", Some.Event("Level: up") },
        { "has unaccepted characters", Some.Event(properties: """{"utm#source":"meta"}""") },
        { "is over 120 long", Some.Event(properties: $$"""{"{{new string('k', 121)}}":1}""") },
        { "is over 512 bytes", Some.Event(properties: $$"""{"a":"{{TooLong}}"}""") },
        { "has unaccepted characters", Some.Profile("""{"a.b":1}""") },
        { "is over 512 bytes", Some.Profile($$"""{"a":"{{TooLong}}"}""") },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task Warning_takes_what_does_not_fit_and_says_so(string complaint, string record)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.UploadAsync(record))["status"].ShouldBe("success");

        var request = (await clevertap.InspectAsync("requests"))["requests"]![0]!;
        $"{request["records"]![0]!["verdict"]}".ShouldContain(complaint);
    }

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task Strictness_refuses_what_does_not_fit(string complaint, string record)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.SwitchAsync(new { strictness = "strict" });

        var answer = await clevertap.UploadAsync(record);

        answer.Refused.ShouldBe(["1:512"]);
        answer.Text.ShouldContain(complaint);
    }

    [Fact]
    public async Task Warning_strips_characters_and_cuts_values()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        await clevertap.UploadAsync(Some.Event("Level: up!", $$"""{"a$b":1,"long":"{{TooLong}}","é":"ok"}"""));

        var happened = (await clevertap.InspectAsync("events"))["events"]![0]!;
        $"{happened["name"]}".ShouldBe("Level up");
        happened["properties"]!["ab"]!.GetValue<int>().ShouldBe(1);
        $"{happened["properties"]!["long"]}".Length.ShouldBe(512);
        $"{happened["properties"]!["é"]}".ShouldBe("ok");
    }
}
