using System.Buffers;
using System.Text.Json;
using Waymark.Events;
using Waymark.Facts;

namespace Waymark.Feeds;

/// <summary>One person of a webhook's call, and what it says of them.</summary>
public sealed record WebhookProfile
{
    static readonly string[] Consents = ["emailSubscription", "pushSubscription", "smsSubscription", "whatsappSubscription"];

    /// <summary>The event's name by the address or the key values; null when neither gives one.</summary>
    public string? Event { get; init; }

    public FeedIdentities Identities { get; init; } = new();

    /// <summary>The campaign.</summary>
    public string? Target { get; init; }

    public string? PersonName { get; init; }

    /// <summary>The properties of what happened, and the owner's own key values.</summary>
    public ReadOnlyMemory<byte> Values { get; init; } = StreamEvent.NoValues;

    /// <summary>Opt-ins by attribute name, as JSON.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OptIns { get; init; } = [];

    /// <summary>Makes a repeat of the same call recognisable: it has no id and no time.</summary>
    public Fingerprint Likeness(string feed, string name) => Fingerprint.Of(
        "feed-webhook", feed, name, Target ?? "", Identities.CleverTapId ?? "", Identities.CustomerId ?? "", Identities.Email ?? "", Identities.Phone ?? "",
        System.Text.Encoding.UTF8.GetString(Values.Span));

    /// <param name="profile">In CleverTap's own form.</param>
    /// <param name="shared">The call's key values.</param>
    /// <param name="target">The campaign.</param>
    /// <param name="named">The event's name by the address.</param>
    public static WebhookProfile Read(JsonElement profile, JsonElement? shared, string? target, string? named)
    {
        var keyValues = Find(profile, "key_values") ?? shared;

        return new WebhookProfile
        {
            Event = named ?? Text(keyValues, "event") ?? Text(shared, "event"),
            Identities = IdentitiesOf(profile),
            Target = target,
            PersonName = Text(profile, "name"),
            Values = Joined(target, Find(profile, "event_properties"), keyValues),
            OptIns = [.. OptInsOf(Find(profile, "systemProfileData"))],
        };
    }

    /// <summary>A form of the owner's own: all of it is kept, and the usual keys say whom it is about.</summary>
    public static WebhookProfile ReadCustom(JsonElement body, string? target, string? named) => new()
    {
        Event = named ?? Text(body, "event") ?? Text(Find(body, "key_values"), "event"),
        Identities = IdentitiesOf(body),
        Target = target,
        PersonName = Text(body, "name"),
        Values = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(body).ToArray(),
    };

    internal static JsonElement? Find(JsonElement? parent, string name)
    {
        if (parent is not { ValueKind: JsonValueKind.Object } members) return null;

        foreach (var member in members.EnumerateObject())
        {
            if (member.Name.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        }

        return null;
    }

    internal static string? Text(JsonElement? parent, string name) => Find(parent, name) switch
    {
        { ValueKind: JsonValueKind.String } text when !string.IsNullOrWhiteSpace(text.GetString()) => text.GetString()!.Replace("\0", "", StringComparison.Ordinal),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    internal static FeedIdentities IdentitiesOf(JsonElement? profile) => new()
    {
        CustomerId = Id(profile, "identity"),
        Email = Id(profile, "email"),
        Phone = Id(profile, "phone"),
        CleverTapId = Id(profile, "objectId"),
    };

    static string? Id(JsonElement? profile, string name) => Text(profile, name) is { Length: <= FeedIdentities.Longest } id ? id : null;

    static IEnumerable<KeyValuePair<string, string>> OptInsOf(JsonElement? system)
    {
        foreach (var key in Consents)
        {
            if (Text(system, key) is { } word && Feeds.OptIns.OfChannel(key) is { } name)
                yield return new(name, word.StartsWith("sub", StringComparison.OrdinalIgnoreCase) ? "true" : "false");
        }
    }

    static ReadOnlyMemory<byte> Joined(string? target, params ReadOnlySpan<JsonElement?> parts)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var written = new HashSet<string>(StringComparer.Ordinal);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();

        foreach (var part in parts)
        {
            if (part is not { ValueKind: JsonValueKind.Object } members) continue;

            foreach (var member in members.EnumerateObject().Where(member => written.Add(member.Name)))
                member.WriteTo(json);
        }

        if (target is not null && written.Add("targetId")) json.WriteString("targetId", target);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
