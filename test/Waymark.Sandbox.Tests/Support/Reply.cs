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

    /// <summary>Exactly as it was sent.</summary>
    public required string ContentType { get; init; }

    public static async Task<Reply> ReadAsync(HttpResponseMessage message)
    {
        // Reading the content parses this header and writes it in another way.
        var contentType = message.Content.Headers.NonValidated.TryGetValues("Content-Type", out var sent) ? $"{sent}" : "";
        var text = await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)message.StatusCode, text, message) { ContentType = contentType };
    }
}
