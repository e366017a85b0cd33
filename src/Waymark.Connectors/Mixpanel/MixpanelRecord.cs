using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Connectors.Mixpanel;

/// <summary>One event of an import.</summary>
static class MixpanelRecord
{
    const int LongestInsertId = 36;

    /// <summary>Mixpanel's names for what every event has; a parameter that is called so gets an underscore.</summary>
    static readonly FrozenSet<string> Reserved = new[]
    {
        "token", "time", "distinct_id", "ip", "$insert_id", "$device_id", "$user_id", "$distinct_id", "$import",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly Parameters Rules = new()
    {
        Most = 250,
        Depth = 2,
        Members = 254,
        Name = static name => Reserved.Contains(name) ? name + "_" : name,
    };

    public static Parcel Event(Telling telling, MixpanelIdentity whose, string name) =>
        new(MixpanelRoute.Import, RecordWriter.Write((telling, whose, name), static (json, said) =>
        {
            json.WriteString("event"u8, said.name);
            json.WriteStartObject("properties"u8);
            WriteProperties(json, said.telling, said.whose);
            json.WriteEndObject();
        }));

    /// <returns>Our event's id if Mixpanel takes it, else one that follows from it.</returns>
    public static string InsertId(string eventId) =>
        Encoding.UTF8.GetByteCount(eventId) is > 0 and <= LongestInsertId && eventId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? eventId
            : StableUuid.Of(eventId).ToString();

    static void WriteProperties(Utf8JsonWriter json, Telling telling, MixpanelIdentity whose)
    {
        json.WriteNumber("time"u8, telling.Event.At.ToUnixTimeMilliseconds());
        json.WriteString("distinct_id"u8, whose.DistinctId);
        json.WriteString("$insert_id"u8, InsertId(telling.Event.Id));

        if (whose.Device is { } device)
            json.WriteString("$device_id"u8, device);

        if (whose.User is { } user)
            json.WriteString("$user_id"u8, user);

        var taken = TakenNames.Write(json, telling, Surroundings(telling));

        Rules.Write(json, telling.Event.Values, taken);
        Earnings.Write(json, telling.Event, taken);
    }

    // Named as Mixpanel's own SDKs name them, so that reports do not fall in two.
    static IEnumerable<KeyValuePair<string, string>> Surroundings(Telling telling)
    {
        if (SystemName(telling) is { } system) yield return new("$os", system);

        if (telling.Subject.Install is not { } install) yield break;

        if (install.Device.OsVersion is { } version) yield return new("$os_version", version);
        if (install.Device.Model is { } model) yield return new("$model", model);
        if (install.Device.Brand is { } brand) yield return new("$brand", brand);
        if (install.AppVersion is { } app) yield return new("$app_version_string", app);
    }

    static string? SystemName(Telling telling) => telling.Event.Platform switch
    {
        Platform.Android => "Android",
        Platform.Ios => "iOS",
        _ => null,
    };
}
