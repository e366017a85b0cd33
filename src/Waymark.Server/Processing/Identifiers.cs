using System.Text.Json;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;

namespace Waymark.Server.Processing;

/// <summary>Ids that partners know the device by, and the token that pushes reach it with.</summary>
static class Identifiers
{
    const int MostIds = 64;
    const int LongestId = 512;
    const int LongestPushToken = 4_096;

    public static void Apply(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } install)
        {
            @case.Drop("no_install");
            return;
        }

        if (call.Object("integration_info") is not { } info) return;

        var told = Ids(info);
        var merged = Merge(install.PartnerIds, told);
        if (ReferenceEquals(merged, install.PartnerIds)) return;

        Link(@case, install, told);

        install = install with { PartnerIds = merged };
        @case.State.Save(install);
        @case.Emit(
            EventKind.Identified,
            new Happening { Install = install, Credit = install.CreditAt(@case.At), Values = call.ObjectBytes("integration_info") });
    }

    public static void PushToken(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } install)
        {
            @case.Drop("no_install");
            return;
        }

        if (call.Text("push_token") is not { Length: <= LongestPushToken } token)
        {
            @case.Drop("no_push_token");
            return;
        }

        if (token == install.PushToken) return;

        @case.State.Link(@case.App.Id, DeviceKey.OfPushToken(token), install.Id, @case.At);
        install = install with { PushToken = token };
        @case.State.Save(install);
        @case.Emit(EventKind.PushToken, new Happening { Install = install, Credit = install.CreditAt(@case.At), Values = Json.Object(("push_token", token)) });
    }

    /// <summary>CleverTap names devices by its own id when it tells of them.</summary>
    public static void Link(Case @case, Install install, IReadOnlyDictionary<string, string> told)
    {
        foreach (var (name, id) in told)
        {
            if (name.Replace("_", "", StringComparison.Ordinal).EndsWith("clevertapid", StringComparison.OrdinalIgnoreCase))
                @case.State.Link(@case.App.Id, DeviceKey.OfCleverTapId(id), install.Id, @case.At);
        }
    }

    /// <returns>The very same dictionary when nothing is new.</returns>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> told)
    {
        SortedDictionary<string, string>? merged = null;

        foreach (var (name, id) in told)
        {
            var now = merged ?? known;
            if (now.TryGetValue(name, out var before) ? before == id : now.Count >= MostIds) continue;

            merged ??= new SortedDictionary<string, string>(known.ToDictionary(), StringComparer.Ordinal);
            merged[name] = id;
        }

        return merged ?? known;
    }

    static Dictionary<string, string> Ids(JsonElement info)
    {
        var ids = new Dictionary<string, string>();

        foreach (var property in info.EnumerateObject())
        {
            if (property.Name.Length <= LongestId && DeviceCall.Text(info, property.Name) is { Length: <= LongestId } id)
                ids[property.Name] = id.Trim();
        }

        return ids;
    }
}
