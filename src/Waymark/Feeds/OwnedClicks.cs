using System.Text.Json;
using Waymark.Facts;
using Waymark.Touches;

namespace Waymark.Feeds;

/// <summary>Reads the touch in an event that says that somebody followed a message or link of the owner's own.</summary>
public static class OwnedClicks
{
    static readonly string[] Utm = ["utm_source", "utm_medium", "utm_campaign"];

    /// <param name="app">The app's id.</param>
    /// <param name="partner">Whose words these are: the source of a message that names none.</param>
    /// <param name="happened">The event.</param>
    /// <param name="id">The touch's own id.</param>
    /// <param name="position">Journal position of the fact.</param>
    /// <returns>Null when it was the first visit of a new install: that is no return.</returns>
    public static Touch? Read(string app, string partner, FeedEvent happened, string id, long position)
    {
        var attributes = AttributeNames.Normalise(happened.Attributes);

        // "Y" or "true": the link led to an install, which is judged by its own evidence.
        if (TextOf(attributes, "install")?.ToLowerInvariant() is "y" or "yes" or "true" or "1") return null;

        var utm = ReadUtm(happened.Attributes);
        var link = TextOf(attributes, "wzrk_dl");

        return new Touch
        {
            App = app,
            ClickId = id,
            Position = position,
            At = happened.At,
            Url = link ?? "",
            DeepLink = link,
            Source = utm.GetValueOrDefault("utm_source") ?? partner.ToUpperInvariant(),
            Medium = utm.GetValueOrDefault("utm_medium") ?? TextOf(attributes, "campaign_type")?.ToLowerInvariant(),
            CampaignId = TextOf(attributes, "campaign_id"),
            Campaign = TextOf(attributes, "campaign_name") ?? utm.GetValueOrDefault("utm_campaign"),
            IsRetargeting = true,
        };
    }

    /// <summary>
    /// The UTM parameters, wherever they stand: as attributes, in an object or a JSON text under <c>session_props</c>, which may be there
    /// several times with one of them each.
    /// </summary>
    public static IReadOnlyDictionary<string, string> ReadUtm(JsonElement attributes)
    {
        var utm = new Dictionary<string, string>(StringComparer.Ordinal);

        if (attributes.ValueKind != JsonValueKind.Object) return utm;

        foreach (var attribute in attributes.EnumerateObject())
        {
            var name = AttributeNames.Normalise(attribute.Name);

            if (Utm.Contains(name, StringComparer.Ordinal)) Add(name, attribute.Value);
            else if (name == "session_props") AddAll(attribute.Value);
        }

        if (!utm.ContainsKey("utm_source") && DeviceCall.Text(attributes, "session_source") is { } source) utm["utm_source"] = source;
        return utm;

        void AddAll(JsonElement props)
        {
            if (props.ValueKind == JsonValueKind.String && props.GetString() is { } text && text.TrimStart().StartsWith('{'))
            {
                if (Parse(text) is { } parsed) AddAll(parsed);
                return;
            }

            if (props.ValueKind != JsonValueKind.Object) return;

            foreach (var prop in props.EnumerateObject().Where(prop => Utm.Contains(AttributeNames.Normalise(prop.Name), StringComparer.Ordinal)))
                Add(AttributeNames.Normalise(prop.Name), prop.Value);
        }

        void Add(string name, JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 and <= 256 } text) utm.TryAdd(name, text);
        }
    }

    static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            // Whatever it is, it is no object of parameters; it stays with the event as it came.
            return null;
        }
    }

    static string? TextOf(IReadOnlyDictionary<string, JsonElement> attributes, string name) =>
        attributes.TryGetValue(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null,
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => null,
            }
            : null;
}
