using System.Collections.Immutable;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Skan.Values;
using Waymark.Storage;

namespace Waymark.Server.Documents;

/// <summary>Knows when which conversion schema was live, out of all versions of the configuration; each is read once.</summary>
public sealed class SchemaTimelines(IConfigurationVersions versions, ICurrentConfiguration current) : IDisposable
{
    readonly SemaphoreSlim _oneAtATime = new(1, 1);
    volatile Known _known = new(0, ImmutableDictionary.Create<string, SchemaTimeline>(StringComparer.Ordinal));

    public async ValueTask<SchemaTimeline> OfAsync(string app, CancellationToken stop)
    {
        if (_known.Version < current.Current.Version) await CatchUpAsync(stop);
        return _known.ByApp.GetValueOrDefault(app, SchemaTimeline.Empty);
    }

    public void Dispose() => _oneAtATime.Dispose();

    async Task CatchUpAsync(CancellationToken stop)
    {
        await _oneAtATime.WaitAsync(stop);
        try
        {
            for (var number = _known.Version + 1; number <= current.Current.Version; number++)
            {
                if (await versions.FindAsync(number, stop) is { } version) _known = _known.With(version);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    sealed record Known(int Version, ImmutableDictionary<string, SchemaTimeline> ByApp)
    {
        public Known With(ConfigurationVersion version)
        {
            var live = SchemaTimeline.LiveIn(SealedDocument.Parse(version.Document).Tree).ToDictionary(app => app.App, StringComparer.Ordinal);

            // An app that is gone has no schema either.
            var changed = live.Keys.Union(ByApp.Keys)
                .Select(app => KeyValuePair.Create(app, Next(ByApp.GetValueOrDefault(app, SchemaTimeline.Empty), live.GetValueOrDefault(app))));
            return new Known(version.Number, ByApp.SetItems(changed));

            SchemaTimeline Next(SchemaTimeline timeline, (string App, int? Version, DateOnly? Since) now) => timeline.With(version.When, now.Version, now.Since);
        }
    }
}
