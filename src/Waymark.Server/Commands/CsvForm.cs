using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waymark.Server.Commands;

/// <summary>Comma-separated values (RFC 4180), safe to open in a spreadsheet.</summary>
/// <param name="columns">The keys that become columns; a dot leads into an object.</param>
sealed class CsvForm(params string[] columns) : IExportForm
{
    static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static CsvForm Events { get; } = new(
        "id", "position", "kind", "name", "at", "installInstanceId", "userId", "platform", "credit.source", "credit.medium", "credit.campaignId",
        "credit.campaign", "credit.adSet", "credit.ad", "credit.touchId", "credit.isReengagement", "revenue", "currency", "revenueUsd", "attributes");

    public static CsvForm Installs { get; } = new(
        "installInstanceId", "platform", "installedAt", "lastActiveAt", "conversion", "type", "matchType", "source", "medium", "campaignId", "campaign",
        "adSet", "ad", "clickId", "clickedAt", "deepLink", "userId", "appVersion", "osVersion", "brand", "model", "language", "gaid", "idfa", "idfv",
        "androidId", "isTest");

    public static CsvForm Links { get; } = new(
        "token", "url", "kind", "name", "channel", "medium", "campaign", "content", "title", "description", "image", "youtubeVideo", "promoCode",
        "fallbackUrl", "desktopUrl", "deeplink", "data", "windows", "expiresAt", "clickLimit", "archived", "landingPage", "code", "domain", "signing",
        "sender", "standing", "clicks", "createdAt", "updatedAt", "createdBy");

    public string Head => string.Join(',', columns) + "\r\n";

    public string Row(JsonElement row) => string.Join(',', columns.Select(column => Cell(Find(row, column)))) + "\r\n";

    static JsonElement Find(JsonElement row, string column)
    {
        foreach (var key in column.Split('.'))
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(key, out row)) return default;
        }

        return row;
    }

    static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(Harmless(value.GetString()!)),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Object or JsonValueKind.Array => Quote(JsonSerializer.Serialize(value, Plain)),
        _ => "",
    };

    // A spreadsheet would take it for a formula, and the sender of an event for its author.
    static string Harmless(string text) => text.Length > 0 && Formula.Contains(text[0]) ? $"'{text}" : text;

    static string Quote(string text) =>
        text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
