using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waymark.Sandbox.CleverTap.Queries;

/// <summary>Where a query stands; the text is the whole state, so nothing has to be remembered.</summary>
/// <param name="Position">The first event, or the number of the last profile handed out.</param>
sealed record Cursor(EventQuery Query, int BatchSize, int Position)
{
    // CleverTap hands its cursors out percent-encoded, so ours end in a character that needs it.
    const string End = "=";

    [JsonIgnore]
    public string Text => Uri.EscapeDataString(Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this)) + End);

    /// <returns>Null when the text is no cursor.</returns>
    public static Cursor? Read(string text)
    {
        try
        {
            // Callers may have encoded it once more on the way.
            var plain = Uri.UnescapeDataString(text).TrimEnd(End[0]);
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(plain)) is
                { Query: not null, BatchSize: > 0, Position: >= 0 } cursor ? cursor : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
