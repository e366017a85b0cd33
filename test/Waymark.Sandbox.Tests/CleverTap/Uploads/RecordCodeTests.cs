using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Uploads;

public sealed class RecordCodeTests
{
    /// <summary>What is wrong, the code, the record.</summary>
    public static TheoryData<string, int, string> Refusals => new()
    {
        { "no event name", 509, """{"type":"event","objectId":"a","evtData":{}}""" },
        { "blank event name", 509, Some.Event(name: "  ") },
        { "nested object in an event", 512, Some.Event(properties: """{"a":{"b":1}}""") },
        { "list in an event", 512, Some.Event(properties: """{"a":[1]}""") },
        { "evtData is no object", 512, Some.Event(properties: "[]") },
        { "items of another event than Charged", 512, Some.Event(properties: """{"Items":[{"a":1}]}""") },
        { "items nested twice", 512, Some.Event("Charged", """{"Items":[{"a":{"b":1}}]}""") },
        { "reserved name", 513, Some.Event("UTM Visited") },
        { "reserved name in another case", 513, Some.Event("app launched") },
        { "reserved name between blanks", 513, Some.Event(" Stayed ") },
        { "gender", 514, Some.Profile("""{"Gender":"male"}""") },
        { "email", 515, Some.Profile("""{"Email":"nope"}""") },
        { "phone without plus", 516, Some.Profile("""{"Phone":"9812345670"}""") },
        { "phone as number", 516, Some.Profile("""{"Phone":919812345670}""") },
        { "employed", 517, Some.Profile("""{"Employed":"yes"}""") },
        { "education", 518, Some.Profile("""{"Education":"Kindergarten"}""") },
        { "married", 519, Some.Profile("""{"Married":true}""") },
        { "age as text", 520, Some.Profile("""{"Age":"33"}""") },
        { "age with a fraction", 520, Some.Profile("""{"Age":33.5}""") },
        { "more than 100 properties", 522, Some.Event(properties: Properties(101)) },
        { "no identifier on an event", 523, """{"type":"event","evtName":"a","evtData":{}}""" },
        { "empty identity", 523, """{"type":"profile","identity":"","profileData":{"a":1}}""" },
        { "identity of 1024 characters", 523, $$"""{"type":"event","identity":"{{new string('x', 1024)}}","evtName":"a"}""" },
        { "unknown type", 524, """{"type":"install","objectId":"a"}""" },
        { "not even an object", 524, "7" },
        { "ts of 0", 525, Some.Event(ts: 0) },
        { "ts in milliseconds", 525, Some.Event(ts: 1772600767000) },
        { "ts as text", 525, """{"type":"event","objectId":"a","ts":"1772600767","evtName":"a"}""" },
        { "ts with a fraction", 525, """{"type":"profile","objectId":"a","ts":1772600767.5,"profileData":{}}""" },
        { "objectId with a blank", 526, Some.Event(device: "a b") },
        { "objectId of 65 characters", 526, Some.Event(device: new string('x', 65)) },
        { "objectId as number", 526, """{"type":"event","objectId":7,"evtName":"a"}""" },
        { "token without objectId", 530, """{"type":"token","tokenData":{"id":"a","type":"fcm"}}""" },
        { "token without data", 531, """{"type":"token","objectId":"a"}""" },
        { "token without id", 532, """{"type":"token","objectId":"a","tokenData":{"type":"fcm"}}""" },
        { "token of no known type", 533, Some.Token(type: "pigeon") },
        { "browser token without keys", 535, Some.Token(type: "chrome") },
        { "nested profile value", 512, Some.Profile("""{"a":{"b":{"c":1}}}""") },
    };

    public static TheoryData<string, string> Accepted => new()
    {
        { "event without ts", """{"type":"event","objectId":"a","evtName":"a","evtData":{}}""" },
        { "event without evtData", """{"type":"event","identity":"a","evtName":"a"}""" },
        { "numeric identity", """{"type":"event","identity":7,"evtName":"a"}""" },
        { "facebook id", """{"type":"profile","FBID":"1","profileData":{"a":1}}""" },
        { "purchase with items", Some.Event("Charged", """{"Amount":5,"Items":[{"a":1},{"a":2}]}""") },
        { "exactly 100 properties", Some.Event(properties: Properties(100)) },
        { "null in an event", Some.Event(properties: """{"a":null}""") },
        { "good system keys", Some.Profile(
            """
            {"Email":"nila@example.org","Phone":"+919812345670","Gender":"F","Employed":"Y","Education":"College",
             "Married":"N","Age":33,"DOB":"$D_1772600767","MSG-email":true,"category-unsubscribe":{"email":["news"]}}
            """) },
        { "list in a profile", Some.Profile("""{"likes":["a","b"]}""") },
        { "profile operator", Some.Profile("""{"likes":{"$add":["a"]}}""") },
        { "token", Some.Token() },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_bad_record_is_refused_with_its_code(string wrong, int code, string record)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.UploadAsync(record);

        answer.Status.ShouldBe(200, wrong);
        answer["status"].ShouldBe("fail", wrong);
        answer.Refused.ShouldBe([$"1:{code}"], wrong);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_good_record_is_taken(string what, string record)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.UploadAsync(record);

        answer["status"].ShouldBe("success", what);
        answer["processed"].ShouldBe("1");
        answer.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_is_refused_for_its_first_problem_with_email_before_phone_and_age_last()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.UploadAsync(
            Some.Profile("""{"Age":"x","Phone":"x","Email":"x","Gender":"x"}"""),
            Some.Profile("""{"Age":"x","Phone":"x","Gender":"x"}"""),
            Some.Profile("""{"Age":"x","Gender":"x"}"""),
            Some.Profile("""{"Age":"x"}"""));

        answer.Refused.ShouldBe(["1:515", "2:516", "3:514", "4:520"]);
    }

    [Fact]
    public async Task A_discarded_event_is_refused_with_528()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.SwitchAsync(new { discardedEvents = new[] { "Old Event" } });

        (await clevertap.UploadAsync(Some.Event("Old Event"))).Refused.ShouldBe(["1:528"]);
    }

    [Fact]
    public async Task A_token_that_does_not_fit_its_device_is_refused_with_534()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.UploadAsync(Some.Token(type: "fcm"), Some.Token(type: "apns"));

        answer.Refused.ShouldBe(["2:534"]);
    }

    static string Properties(int count) => $$"""{{{string.Join(',', Some.Many(count, n => $"\"p{n}\":{n}"))}}}""";
}
