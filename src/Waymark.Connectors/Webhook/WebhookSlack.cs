using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Waymark.Devices;
using Waymark.Events;

namespace Waymark.Connectors.Webhook;

/// <summary>An event in a sentence.</summary>
static class WebhookSlack
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(string sentence) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["text"] = Escape(sentence) }, Readable);

    /// <returns>Null for what is not worth a message: changed profiles and the like, unless the event list names them.</returns>
    public static string? Sentence(Telling telling) => What(telling) is { } what
        ? $"{telling.App.Name ?? telling.App.Id}: {what}{From(telling.Event.Credit)}{On(telling)}"
        : null;

    static string? What(Telling telling) => telling.Event.Kind switch
    {
        EventKind.Install => "new install",
        EventKind.Reinstall => "app installed again",
        EventKind.Reattribution => "app installed again",
        EventKind.Reengagement => "user came back",
        EventKind.Rejection => $"install rejected ({telling.Event.Credit?.Blocked})",
        EventKind.SignUp => $"{Who(telling) ?? "somebody"} signed up",
        _ when telling.Mapping is not null => $"{telling.Name}{By(telling)}{Worth(telling.Event)}",
        _ => null,
    };

    static string By(Telling telling) => Who(telling) is { } who ? $" by {who}" : "";

    static string? Who(Telling telling) => telling.Subject.User?.Name ?? telling.Event.UserId ?? telling.Subject.User?.Id;

    static string Worth(StreamEvent happened) => happened.Revenue is { } revenue
        ? string.Create(CultureInfo.InvariantCulture, $", {revenue.Amount} {revenue.Currency}")
        : "";

    static string From(Credit? credit) => credit switch
    {
        null => "",
        { IsOrganic: true } => ", organic",
        { Campaign: { } campaign } => $", from {credit.Source}, campaign {campaign}",
        _ => $", from {credit.Source}",
    };

    static string On(Telling telling) => (telling.Event.Platform, telling.Subject.Install?.Device.Model) switch
    {
        (Platform.Unknown, _) => "",
        (var platform, { } model) => $" ({platform.Lower()}, {model})",
        var (platform, _) => $" ({platform.Lower()})",
    };

    // Slack asks for these three and no others; left as they are, a campaign's name could mention everybody.
    static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
