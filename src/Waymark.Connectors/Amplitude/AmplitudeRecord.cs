using System.Text.Json;
using Waymark.Devices;
using Waymark.Installs;

namespace Waymark.Connectors.Amplitude;

/// <summary>One event of a call.</summary>
static class AmplitudeRecord
{
    const int LongestText = 1_024;

    static readonly Parameters Rules = new() { LongestText = LongestText, Depth = 38 };

    public static Parcel Write(Telling telling, AmplitudeIdentity whose, string name, AmplitudePerson? person) =>
        new(AmplitudeApi.Route, RecordWriter.Write((telling, whose, name, person), static (json, said) =>
        {
            WriteIdentity(json, said.whose);
            json.WriteString("event_type"u8, Cut(said.name));
            json.WriteNumber("time"u8, said.telling.Event.At.ToUnixTimeMilliseconds());
            json.WriteString("insert_id"u8, said.telling.Event.Id);
            WriteDevice(json, said.telling);
            WriteRevenue(json, said.telling);
            WriteProperties(json, said.telling);
            said.person?.Write(json);
        }));

    public static string Cut(string text) => Parameters.Cut(text, LongestText);

    static void WriteIdentity(Utf8JsonWriter json, AmplitudeIdentity whose)
    {
        if (whose.User is { } user)
            json.WriteString("user_id"u8, user);

        if (whose.Device is { } device)
            json.WriteString("device_id"u8, device);
    }

    static void WriteDevice(Utf8JsonWriter json, Telling telling)
    {
        var platform = telling.Event.Platform switch
        {
            Platform.Android => "Android",
            Platform.Ios => "iOS",
            Platform.Web => "Web",
            _ => null,
        };

        WriteFilled(json, "platform", platform);

        if (telling.Subject.Install is not { } install) return;

        WriteFilled(json, "os_version", install.Device.OsVersion);
        WriteFilled(json, "device_brand", install.Device.Brand);
        WriteFilled(json, "device_model", install.Device.Model);
        WriteFilled(json, "app_version", install.AppVersion);
        WriteFilled(json, "language", install.Device.Language);
        WriteDeviceIds(json, install);
    }

    // By these Amplitude recognises the device that its own SDK sees.
    static void WriteDeviceIds(Utf8JsonWriter json, Install install)
    {
        WriteFilled(json, "idfa", install.Device.Idfa);
        WriteFilled(json, "idfv", install.Device.Idfv);
        WriteFilled(json, "adid", install.Device.Gaid);
        WriteFilled(json, "android_id", install.Device.AndroidId);
    }

    // Price and quantity are never sent beside it: Amplitude would believe their product instead.
    static void WriteRevenue(Utf8JsonWriter json, Telling telling)
    {
        if (telling.Event.Revenue is not { } revenue) return;

        json.WriteNumber("revenue"u8, revenue.Amount);

        using var values = JsonDocument.Parse(telling.Event.Values);
        WriteFilled(json, "revenueType", values.RootElement.Text("type"));
    }

    static void WriteProperties(Utf8JsonWriter json, Telling telling)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartObject("event_properties"u8);

        if (ConversionNames.Of(telling.Event.Kind) is not null)
        {
            foreach (var (name, value) in new Acquisition(telling).Parts())
            {
                taken.Add(name);
                json.WriteString(name, Cut(value));
            }
        }

        Rules.Write(json, telling.Event.Values, taken);
        Earnings.Write(json, telling.Event, taken);
        json.WriteEndObject();
    }

    static void WriteFilled(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            json.WriteString(name, Cut(value));
    }
}
