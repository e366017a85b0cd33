using Waymark.Events;
using Waymark.Facts;

namespace Waymark.Server.Processing;

/// <summary>Ids that partners know the device by, and the token that pushes reach it with.</summary>
static class Identifiers
{
    const int MostIds = 64;
    const int LongestId = 512;

    public static void Apply(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } install) return;

        var told = new Dictionary<string, string>();

        foreach (var property in (call.Object("integration_info") ?? default).ValueKind == System.Text.Json.JsonValueKind.Object
            ? call.Object("integration_info")!.Value.EnumerateObject()
            : default)
        {
            if (DeviceCall.Text(call.Object("integration_info")!.Value, property.Name) is { Length: <= LongestId } id)
                told[property.Name] = id.Trim();
        }

        var merged = Merge(install.PartnerIds, told);
        if (ReferenceEquals(merged, install.PartnerIds)) return;

        install = install with { PartnerIds = merged };
        @case.State.Save(install);
        @case.Emit(
            EventKind.Identified,
            new Happening { Install = install, Credit = install.CreditAt(@case.At), Values = call.ObjectBytes("integration_info") });
    }

    public static void PushToken(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } install || call.Text("push_token") is not { } token || token == install.PushToken) return;

        install = install with { PushToken = token };
        @case.State.Save(install);
        @case.Emit(EventKind.PushToken, new Happening { Install = install, Credit = install.CreditAt(@case.At), Values = Json.Object(("push_token", token)) });
    }

    /// <returns>The very same dictionary when nothing is new.</returns>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> told)
    {
        if (told.All(pair => known.TryGetValue(pair.Key, out var id) && id == pair.Value)) return known;

        var merged = new SortedDictionary<string, string>(known.ToDictionary(), StringComparer.Ordinal);

        foreach (var (name, id) in told)
        {
            if (merged.ContainsKey(name) || merged.Count < MostIds) merged[name] = id;
        }

        return merged;
    }
}
