using System.Globalization;
using System.Text.Json;
using Waymark.Events;

namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>One event of a call.</summary>
static class GoogleAnalyticsRecord
{
    const int MostParameters = 25;
    const int LongestText = 100;
    const int MostItems = 200;

    /// <summary>The key under which an app hands us the session that Firebase began: the second it began at.</summary>
    const string SessionKey = "ga_session_id";

    static readonly TimeSpan LongestSession = TimeSpan.FromHours(24);

    static readonly Parameters Rules = new()
    {
        Most = MostParameters,
        LongestText = LongestText,
        Depth = 0,
        SpellsBooleans = true,
        Name = GoogleAnalyticsNames.Parameter,
    };

    public static Parcel Write(Telling telling, string route, string name) =>
        new(route, RecordWriter.Write((telling, name), static (json, said) =>
        {
            json.WriteString("name"u8, said.name);
            json.WriteNumber("timestamp_micros"u8, (said.telling.Event.At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
            json.WriteStartObject("params"u8);
            WriteParameters(json, said.telling);
            json.WriteEndObject();
        }));

    static void WriteParameters(Utf8JsonWriter json, Telling telling)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "engagement_time_msec", "waymark_event_id" };

        // Without some engagement Google shows an event, but not its user as active.
        json.WriteNumber("engagement_time_msec"u8, 1);
        json.WriteString("waymark_event_id"u8, telling.Event.Id);

        if (SessionOf(telling) is { } session)
        {
            taken.Add("session_id");
            json.WriteString("session_id"u8, session);
        }

        if (telling.Event.Revenue is { } revenue)
        {
            taken.UnionWith(["currency", "value"]);
            json.WriteString("currency"u8, revenue.Currency);
            json.WriteNumber("value"u8, revenue.Amount);
        }

        using var values = JsonDocument.Parse(telling.Event.Values);

        if (values.RootElement.ValueKind == JsonValueKind.Object)
            WriteShop(json, telling, values.RootElement, taken);

        if (ConversionNames.Of(telling.Event.Kind) is not null || telling.Event.Kind == EventKind.AttributionChanged)
        {
            foreach (var (name, value) in new Acquisition(telling).Parts())
            {
                taken.Add(name);
                json.WriteString(name, Parameters.Cut(value, LongestText));
            }
        }

        Rules.Write(json, telling.Event.Values, taken);
    }

    // A purchase is counted once for each transaction_id, and its items are the only list Google takes.
    static void WriteShop(Utf8JsonWriter json, Telling telling, JsonElement values, HashSet<string> taken)
    {
        if (telling.Event.Kind == EventKind.Payment && values.Text("payment_id") is { Length: > 0 } payment
            && values.Text("transaction_id") is null)
        {
            taken.Add("transaction_id");
            json.WriteString("transaction_id"u8, Parameters.Cut(payment, LongestText));
        }

        if (!values.TryGetProperty("items"u8, out var items) || items.ValueKind != JsonValueKind.Array
            || !items.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
        {
            return;
        }

        taken.Add("items");
        json.WriteStartArray("items"u8);

        foreach (var item in items.EnumerateArray().Take(MostItems))
        {
            json.WriteStartObject();
            Rules.Write(json, JsonSerializer.SerializeToUtf8Bytes(item), new HashSet<string>(StringComparer.Ordinal));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // An old session would be revived by an event that is not part of it.
    static string? SessionOf(Telling telling) =>
        telling.Subject.HandedOver(SessionKey) is { } id && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var began)
        && telling.Event.At.ToUnixTimeSeconds() - began is >= 0 and var age && age <= LongestSession.TotalSeconds
            ? id
            : null;
}
