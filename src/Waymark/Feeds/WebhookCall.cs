using System.Text;
using System.Text.Json;
using Waymark.Facts;

namespace Waymark.Feeds;

/// <summary>One call of a webhook campaign: about a list of profiles, about one, or in a form that the owner wrote. Keys in any letter case.</summary>
public sealed class WebhookCall : IDisposable
{
    const int MostProfiles = 1_000;

    readonly JsonDocument _document;

    WebhookCall(JsonDocument document)
    {
        _document = document;
        var root = document.RootElement;
        Feed = root.GetProperty("feed").GetString()!;

        var named = DeviceCall.Text(root, "event");
        var body = root.TryGetProperty("body", out var found) ? found : Form(DeviceCall.Text(root, "text") ?? DeviceCall.Text(root, "query"));
        Profiles = [.. Read(body, named).Take(MostProfiles)];
    }

    /// <summary>The feed's id.</summary>
    public string Feed { get; }

    public IReadOnlyList<WebhookProfile> Profiles { get; }

    /// <param name="fact">As <see cref="FeedFact"/> wrote it.</param>
    public static WebhookCall Read(ReadOnlyMemory<byte> fact) => new(JsonDocument.Parse(LoneSurrogates.Replace(fact)));

    public void Dispose() => _document.Dispose();

    static IEnumerable<WebhookProfile> Read(JsonElement body, string? named)
    {
        if (body.ValueKind == JsonValueKind.Array)
            return body.EnumerateArray().SelectMany(part => Read(part, named));

        if (body.ValueKind != JsonValueKind.Object) return [WebhookProfile.Read(default, default, null, named)];

        var target = WebhookProfile.Text(body, "targetId");
        var shared = WebhookProfile.Find(body, "key_values");

        return WebhookProfile.Find(body, "profiles") switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(profile => WebhookProfile.Read(profile, shared, target, named)),
            { ValueKind: JsonValueKind.Object } one => [WebhookProfile.Read(one, shared, target, named)],
            _ => [WebhookProfile.ReadCustom(body, target, named)],
        };
    }

    // A form, the parameters of an address, or plain text.
    static JsonElement Form(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return default;

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();

            if (text.Contains('='))
            {
                foreach (var (name, value) in Parameters(text))
                    json.WriteString(name, value);
            }
            else
            {
                json.WriteString("text", text);
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    static IEnumerable<(string Name, string Value)> Parameters(string text) =>
        text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Select(part => (Decode(part[0]), part.Length > 1 ? Decode(part[1]) : ""))
            .Where(part => part.Item1.Length > 0)
            .Take(FeedLimits.MostAttributes);

    static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
