namespace Waymark.Sandbox.Tests.Support;

/// <summary>Valid records, so that a test shows only what it is about.</summary>
static class Some
{
    public static string Upload(params string[] records) => $$"""{"d":[{{string.Join(',', records)}}]}""";

    public static string Event(
        string name = "Install Attributed", string properties = "{}", string device = "__g6f0c", long ts = 1772600767) =>
        $$"""{"type":"event","objectId":"{{device}}","ts":{{ts}},"evtName":"{{name}}","evtData":{{properties}}}""";

    public static string Profile(string changes, string device = "__g6f0c") =>
        $$"""{"type":"profile","objectId":"{{device}}","profileData":{{changes}}}""";

    public static string Token(string device = "__g6f0c", string id = "push-1", string type = "fcm") =>
        $$$"""{"type":"token","objectId":"{{{device}}}","tokenData":{"id":"{{{id}}}","type":"{{{type}}}"}}""";

    public static string[] Many(int count, Func<int, string> record) => [.. Enumerable.Range(1, count).Select(record)];
}
