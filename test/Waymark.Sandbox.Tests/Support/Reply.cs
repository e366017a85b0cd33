using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>An answer, read to the end.</summary>
sealed record Reply(int Status, string Text, HttpResponseMessage Message)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string this[string name] => $"{Json[name]}";

    /// <summary>The refused records as "number:code".</summary>
    public string[] Refused =>
        [.. Json["unprocessed"]!.AsArray().Select(one => $"{$"{one!["error"]}".Split(" : ")[^1]}:{one["code"]}")];

    public static async Task<Reply> ReadAsync(HttpResponseMessage message) => new(
        (int)message.StatusCode,
        await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        message);
}
