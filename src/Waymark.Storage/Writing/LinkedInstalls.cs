using System.Text;

namespace Waymark.Storage.Writing;

/// <summary>The installs of a device key, of what is committed and what lies over it.</summary>
static class LinkedInstalls
{
    const int Most = 200;

    /// <returns>As the store gives them once all is committed: the latest first, those of one moment by their bytes, the last first.</returns>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<(string InstallId, DateTimeOffset At)> committed, DateTimeOffset since, params ReadOnlySpan<Dictionary<string, DateTimeOffset>?> layers)
    {
        Dictionary<string, DateTimeOffset>? all = null;

        foreach (var layer in layers)
        {
            if (layer is null) continue;

            all ??= committed.ToDictionary(link => link.InstallId, link => link.At, StringComparer.Ordinal);
            foreach (var (install, at) in layer)
            {
                if (at >= since && (!all.TryGetValue(install, out var before) || at > before)) all[install] = at;
            }
        }

        return all is null
            ? [.. committed.Select(link => link.InstallId)]
            : [.. all.OrderByDescending(link => link.Value).ThenByDescending(link => link.Key, ByteOrder).Take(Most).Select(link => link.Key)];
    }

    static readonly Comparer<string> ByteOrder = Comparer<string>.Create(
        (left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));
}
