using Waymark.Facts;
using Waymark.Installs;
using Waymark.Skan.Values;
using Waymark.Users;

namespace Waymark.Storage.Writing;

/// <summary>What a batch has changed, as far as batches ask for it: how things stand now, so that it does not matter whether they are committed yet.</summary>
sealed class Overlay
{
    public Dictionary<(string App, string Id), Install> Installs { get; } = [];

    public Dictionary<(string App, string Id), User> Users { get; } = [];

    public Dictionary<(string App, long DeviceKey), Dictionary<string, DateTimeOffset>> Links { get; } = [];

    public Dictionary<(string App, string ClickId), string> Claims { get; } = [];

    public Dictionary<(string App, Fingerprint Fingerprint), DateTimeOffset> Seen { get; } = [];

    public Dictionary<(string App, string Kind, string Value, DateOnly Day), long> Traits { get; } = [];

    public Dictionary<(string App, string InstallId), ValueProgress> Progress { get; } = [];

    public Dictionary<(string App, string Source, long Hour), long> ClickHours { get; } = [];

    public void Link(string app, long deviceKey, string installId, DateTimeOffset at)
    {
        if (!Links.TryGetValue((app, deviceKey), out var linked)) Links[(app, deviceKey)] = linked = new(StringComparer.Ordinal);
        if (!linked.TryGetValue(installId, out var before) || at > before) linked[installId] = at;
    }
}
