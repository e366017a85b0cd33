using Waymark.Facts;

namespace Waymark.Server.Processing;

/// <summary>Clients send again what they got no answer to; what is the same must count once.</summary>
static class Repeats
{
    static readonly TimeSpan RetrySpan = TimeSpan.FromSeconds(60);

    /// <param name="case">The fact.</param>
    /// <param name="call">What it says.</param>
    /// <param name="kind">What sort of thing may repeat.</param>
    /// <param name="name">Its name or type.</param>
    /// <param name="id">The app's own id of it; null when there is none.</param>
    public static bool IsNew(Case @case, DeviceCall call, string kind, string name, string? id)
    {
        if (Note(@case, call, kind, name, id)) return true;

        @case.Drop("repeat");
        return false;
    }

    static bool Note(Case @case, DeviceCall call, string kind, string name, string? id)
    {
        if (id is not null) return @case.State.Remember(@case.App.Id, Fingerprint.Of(kind, name, id), @case.At);

        // Without an id a genuine repeat looks the same, but for the moment the client took: it is the same in all tries of one call.
        if (call.Text("time_since_app_install") is not { } moment || call.InstallId is not { } install) return true;

        var told = Fingerprint.Of(
            kind + "-retry", install, name, moment, call.UserId ?? "", call.Text("amount") ?? "", Sorted(call, "event_data"));
        return @case.State.Remember(@case.App.Id, told, @case.At, RetrySpan);
    }

    // iOS writes its dictionaries in any order.
    static string Sorted(DeviceCall call, string key) => call.Object(key) is { } data
        ? string.Join('\n', data.EnumerateObject().Select(property => $"{property.Name}:{property.Value.GetRawText()}").Order(StringComparer.Ordinal))
        : "";
}
