using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Sandbox.CleverTap.Profiles;
using Waymark.Sandbox.CleverTap.Queries;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>The file that CleverTap puts into a bucket: the event's name, then a line of JSON for each time it happened.</summary>
static class ExportFile
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="name">Of all these events.</param>
    /// <param name="zone">The project's, in which times are written without saying so.</param>
    public static async Task WriteAsync(Stream to, string name, IEnumerable<Departure> departures, TimeZoneInfo zone, CancellationToken stop)
    {
        await using var text = new StreamWriter(to, leaveOpen: true) { NewLine = "\n" };
        await text.WriteLineAsync(name.AsMemory(), stop);

        foreach (var departure in departures)
            await text.WriteLineAsync(Line(departure, zone).AsMemory(), stop);
    }

    public static string Line(Departure departure, TimeZoneInfo zone)
    {
        var (happened, profile) = departure;

        return JsonSerializer.Serialize(
            new
            {
                Profile = new
                {
                    ObjectId = happened.Key.Kind == IdKind.ObjectId ? happened.Key.Value : profile?.ObjectId,
                    profile?.Identity,
                    all_identities = profile?.Identities,
                    profile?.Name,
                    profile?.Email,
                    profile?.Phone,
                    ProfileData = profile?.Custom,
                },
                Ts = ProjectTime.Digits(happened.At, zone),
                EventProps = happened.Properties,
                SessionProps = happened.Session,
            },
            Json);
    }
}
