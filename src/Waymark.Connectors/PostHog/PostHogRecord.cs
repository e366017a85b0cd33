using System.Collections.Frozen;
using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Connectors.PostHog;

/// <summary>One event of a batch.</summary>
static class PostHogRecord
{
    const int LongestName = 200;

    /// <summary>Properties that tell PostHog what to do; a parameter that is called so gets an underscore.</summary>
    static readonly FrozenSet<string> Reserved = new[]
    {
        "distinct_id", "token", "$set", "$set_once", "$unset", "$groups", "$group_set", "$anon_distinct_id", "$process_person_profile",
        "$geoip_disable", "$ip", "$lib", "alias",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly Parameters Rules = new()
    {
        Depth = 60,
        Name = static name => Reserved.Contains(name) ? name + "_" : name,
    };

    public static Parcel Event(Telling telling, string distinctId, string name, PostHogPerson? person) =>
        new(RouteOf(telling), RecordWriter.Write((telling, distinctId, name, person), static (json, said) =>
        {
            WriteHead(json, said.telling, said.distinctId, said.name, StableUuid.Of(said.telling.Event.Id));
            json.WriteStartObject("properties"u8);
            WriteSender(json);
            WriteProperties(json, said.telling);
            said.person?.Write(json);
            json.WriteEndObject();
        }));

    /// <summary>Makes one person of the device's events so far and the user.</summary>
    public static Parcel Merge(Telling telling, string distinctId, string device, string name) =>
        new(RouteOf(telling), RecordWriter.Write((telling, distinctId, device, name), static (json, said) =>
        {
            WriteHead(json, said.telling, said.distinctId, said.name, StableUuid.Of($"{said.telling.Event.Id} {said.name}"));
            json.WriteStartObject("properties"u8);
            WriteSender(json);
            json.WriteString("$anon_distinct_id"u8, said.device);
            json.WriteEndObject();
        }))
        {
            Link = new IdentityLink(device, distinctId),
        };

    static string RouteOf(Telling telling) =>
        telling.Now - telling.Event.At > PostHogApi.HistoryBegins ? PostHogRoute.History : PostHogRoute.Batch;

    static void WriteHead(Utf8JsonWriter json, Telling telling, string distinctId, string name, Guid id)
    {
        json.WriteString("event"u8, Parameters.Cut(name, LongestName));
        json.WriteString("distinct_id"u8, distinctId);
        json.WriteString("uuid"u8, id);
        json.WriteString("timestamp"u8, Moments.Iso(telling.Event.At));
    }

    // Without this, everybody would seem to be where this server stands.
    static void WriteSender(Utf8JsonWriter json)
    {
        json.WriteString("$lib"u8, "waymark");
        json.WriteBoolean("$geoip_disable"u8, true);
    }

    static void WriteProperties(Utf8JsonWriter json, Telling telling)
    {
        if (telling.IsNoEvent()) return;

        var taken = TakenNames.Write(json, telling, Surroundings(telling));

        Rules.Write(json, telling.Event.Values, taken);
        Earnings.Write(json, telling.Event, taken);
    }

    // Named as PostHog's own SDKs name them, so that reports do not fall in two.
    static IEnumerable<KeyValuePair<string, string>> Surroundings(Telling telling)
    {
        var system = telling.Event.Platform switch
        {
            Platform.Android => "Android",
            Platform.Ios => "iOS",
            _ => null,
        };

        if (system is not null) yield return new("$os", system);
        if (telling.Subject.Install is not { } install) yield break;
        if (install.Device.OsVersion is { } version) yield return new("$os_version", version);
        if (install.Device.Model is { } model) yield return new("$device_model", model);
        if (install.AppVersion is { } app) yield return new("$app_version", app);
    }
}
