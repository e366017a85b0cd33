using System.Text.Json;
using System.Text.Unicode;
using Waymark.Facts;
using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>Reads a body that is a JSON object.</summary>
static class JsonRequest
{
    const int LongestBody = 64 * 1024;

    static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 32 };

    /// <returns>The object, or why there is none.</returns>
    public static async ValueTask<(JsonElement Body, Answer? Refusal)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        using var body = await RequestBody.ReadAsync(request, LongestBody, stop);

        if (body.Refusal is { } unread) return (default, unread);
        if (!Utf8.IsValid(body.Bytes.Span)) return (default, Refusals.NotUtf8);

        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Replace(body.Bytes), Shallow);
            return document.RootElement.ValueKind == JsonValueKind.Object ? (document.RootElement.Clone(), null) : (default, Refusals.NotAnObject);
        }
        catch (JsonException)
        {
            return (default, Refusals.NotJson);
        }
    }
}
