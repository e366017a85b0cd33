using System.Text.Json;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Profiles;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Attribution;

/// <summary>What becomes of a partner's call: an install turns into UTM Visited, anything else gets a prefix.</summary>
static class AttributionRule
{
    public static Ruling Judge(AttributionCall call, AccountSettings rules, long now)
    {
        if (SwitchedOff(call.EventType, rules) is { } reason)
            return new Ruling.Ignored(1, reason);

        var properties = new Dictionary<string, string>(call.Others, StringComparer.Ordinal);
        if (call.IsInstall)
        {
            properties["Install"] = "Y";
            properties["event_type"] = call.EventType;
        }

        var happened = new StoredEvent(
            new(IdKind.ObjectId, call.Device),
            call.IsInstall ? "UTM Visited" : $"{Initials(call.Partner)}_{call.EventType}",
            call.At ?? now,
            call.Partner,
            JsonSerializer.SerializeToElement(properties),
            JsonSerializer.SerializeToElement(call.Campaign));

        return new Ruling.EventTaken(1, happened) { Platform = call.Platform };
    }

    static string? SwitchedOff(string eventType, AccountSettings rules) => eventType switch
    {
        "inorganic_install" => rules.InorganicInstalls ? null : "inorganic installs are switched off",
        "organic_install" => rules.OrganicInstalls ? null : "organic installs are switched off",
        _ => rules.CustomEvents ? null : "custom events of partners are switched off",
    };

    static string Initials(string partner) => string.Concat(
        partner.Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0])));
}
