using System.Buffers;
using System.Text.Json;

namespace Waymark.Feeds;

/// <summary>Reads a line of an export as the feed itself would have told it: one event of one user.</summary>
static class ExportedBatch
{
    const string SessionProps = "session_props";

    /// <param name="fact">As <see cref="FeedFact.WriteExportLine"/> wrote it.</param>
    public static FeedBatch Read(JsonDocument fact)
    {
        var (read, line) = (fact.RootElement.GetProperty("export"), fact.RootElement.GetProperty("line"));
        var at = DateTimeOffset.FromUnixTimeMilliseconds(read.GetProperty("at").GetInt64());
        var profile = WebhookProfile.Find(line, "profile");

        return new FeedBatch(fact)
        {
            Feed = fact.RootElement.GetProperty("feed").GetString()!,
            RequestId = $"export-{read.GetProperty("id").GetString()}",
            IsImported = true,
            IsHistory = true,
            Identities = IdentitiesOf(profile),
            PersonName = WebhookProfile.Text(profile, "name"),
            UserAttributes = WebhookProfile.Find(profile, "profileData") is { ValueKind: JsonValueKind.Object } known ? known : null,
            Events = [EventOf(read.GetProperty("event").GetString()!, line, at)],
            ToldAt = at,
        };
    }

    static FeedIdentities IdentitiesOf(JsonElement? profile)
    {
        var told = WebhookProfile.IdentitiesOf(profile);

        return told with
        {
            // An export may be set up to fill an identity that is not there with what is: CleverTap's own id is nobody's user id.
            CustomerId = told.CustomerId == told.CleverTapId ? null : told.CustomerId,

            // A number has lost its plus; a text is as somebody wrote it.
            Phone = WebhookProfile.Find(profile, "phone") is { ValueKind: JsonValueKind.Number } && told.Phone is { } digits ? $"+{digits}" : told.Phone,
            Platform = FeedIdentities.PlatformOf(WebhookProfile.Text(profile, "platform")),
        };
    }

    static FeedEvent EventOf(string told, JsonElement line, DateTimeOffset at)
    {
        var name = SegmentNames.ToFeedName(told);
        var known = Catalogue.CleverTap.FindEvent(name);

        return new FeedEvent
        {
            Type = known?.EventType ?? "custom_event",
            CustomType = known is null ? "other" : known.CustomEventType?.ToLowerInvariant(),
            Name = FeedEvent.Cut(known?.Name ?? name, FeedLimits.LongestName),
            At = at,
            Attributes = AttributesOf(WebhookProfile.Find(line, "eventProps"), WebhookProfile.Find(line, "sessionProps")),
            Warnings = name.Length > FeedLimits.LongestName ? ["name_cut"] : [],
        };
    }

    // The feed tells the session's properties among those of the event.
    static JsonElement AttributesOf(JsonElement? told, JsonElement? session)
    {
        var attributes = told is { ValueKind: JsonValueKind.Object } ? told.Value : default;

        if (session is not { ValueKind: JsonValueKind.Object } props || props.GetPropertyCount() == 0
            || (attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty(SessionProps, out _)))
        {
            return attributes;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();

        if (attributes.ValueKind == JsonValueKind.Object)
        {
            foreach (var attribute in attributes.EnumerateObject())
                attribute.WriteTo(json);
        }

        json.WritePropertyName(SessionProps);
        props.WriteTo(json);
        json.WriteEndObject();
        json.Flush();
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
