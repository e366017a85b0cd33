using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Integrations;
using Waymark.Server.Callers;
using Waymark.Storage;

namespace Waymark.Server.Documents;

/// <summary>Holds the configuration that applies, and is the only way to change it.</summary>
public sealed partial class LiveConfiguration(
    IConfigurationVersions versions,
    SecretBox box,
    KnownPartners partners,
    ReadVariable environment,
    TimeProvider clock,
    ILogger<LiveConfiguration> log) : ICurrentConfiguration, IDisposable
{
    // A version is some kilobytes and processing asks for a few of them, over and over.
    const int RememberedVersions = 64;

    readonly SemaphoreSlim _oneAtATime = new(1, 1);
    readonly ConcurrentDictionary<int, Configuration> _olderByVersion = new();
    volatile State _state = State.Nothing;

    /// <summary>Called after every swap, in the thread that swapped; be quick.</summary>
    public event Action<Configuration>? Changed;

    public Configuration Current => _state.Snapshot;

    /// <summary>The version as it is stored, null before the first.</summary>
    public ConfigurationVersion? CurrentVersion => _state.Version;

    /// <summary>Why the newest stored version cannot be used, such as a variable that is not set; normally empty.</summary>
    public IReadOnlyList<DocumentError> Problems => _state.Problems;

    /// <summary>Takes up the newest stored version, unless it already holds.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        await _oneAtATime.WaitAsync(stop);
        try
        {
            await CatchUpAsync(stop);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The configuration a past decision was made under, with masks in place of its secrets.</summary>
    public async ValueTask<Configuration> AtAsync(int version, CancellationToken stop)
    {
        var current = Current;
        if (version == current.Version) return current;
        if (version == 0) return Configuration.Empty;
        if (_olderByVersion.TryGetValue(version, out var remembered)) return remembered;

        var stored = await versions.FindAsync(version, stop)
            ?? throw new InvalidOperationException($"There is no version {version} of the configuration.");
        var snapshot = new Configuration(version, SealedDocument.Parse(stored.Document).WithoutSecrets(partners));

        if (_olderByVersion.Count >= RememberedVersions) _olderByVersion.Clear();
        return _olderByVersion.GetOrAdd(version, snapshot);
    }

    /// <summary>The same for who cannot wait; reads the store only for a version that nobody asked for lately.</summary>
    public Configuration At(int version)
    {
        var found = AtAsync(version, CancellationToken.None);
        return found.IsCompletedSuccessfully ? found.Result : found.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A stored version as people may see it.</summary>
    public JsonObject Mask(ConfigurationVersion version) => SealedDocument.Parse(version.Document).Masked(partners);

    /// <summary>Says what applying the text would change.</summary>
    public async Task<ConfigurationOutcome> PlanAsync(string text, CancellationToken stop)
    {
        await LoadAsync(stop);
        var state = _state;
        var draft = Prepare(text, state);

        if (draft.Errors.Count > 0)
            return new ConfigurationOutcome.Refused(draft.Errors);

        return draft.Changes.Count == 0
            ? new ConfigurationOutcome.Unchanged(state.Number) { Warnings = draft.Warnings }
            : new ConfigurationOutcome.Planned(state.Number, draft.Changes) { Warnings = draft.Warnings };
    }

    /// <summary>Makes the text the configuration, as a new version if it changes anything.</summary>
    /// <param name="text">The whole document; masks in it keep what is stored.</param>
    /// <param name="who">Stored with the version for ever.</param>
    /// <param name="expected">The version the caller looked at, when a later one must not be overwritten.</param>
    /// <param name="stop">Leaves everything as it was.</param>
    public async Task<ConfigurationOutcome> ApplyAsync(string text, string who, int? expected = null, CancellationToken stop = default)
    {
        await _oneAtATime.WaitAsync(stop);
        try
        {
            while (true)
            {
                await CatchUpAsync(stop);

                if (await TryApplyAsync(text, who, expected, stop) is { } outcome)
                    return outcome;
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    /// <returns>Null when another process was faster, and the document must be compared anew.</returns>
    async Task<ConfigurationOutcome?> TryApplyAsync(string text, string who, int? expected, CancellationToken stop)
    {
        var state = _state;

        if (expected is { } looked && looked != state.Number)
            return new ConfigurationOutcome.Overtaken(state.Number);

        var draft = Prepare(text, state);

        if (draft.Errors.Count > 0)
            return new ConfigurationOutcome.Refused(draft.Errors);

        if (draft.Changes.Count == 0)
            return new ConfigurationOutcome.Unchanged(state.Number) { Warnings = draft.Warnings };

        var version = ConfigurationVersion.After(state.Version, draft.Sealed.ToJson(), who, clock.GetUtcNow());
        var newSecrets = draft.NewSecrets.ToDictionary(secret => secret.Key, secret => box.Seal(secret.Value), StringComparer.Ordinal);
        var keep = new HashSet<string>(draft.Sealed.SecretNames, StringComparer.Ordinal) { ManagementKeys.GeneratedName, AddressSecret.Name };

        if (!await versions.AppendAsync(version, newSecrets, keep, stop))
            return null;

        Applied(version.Number, who, draft.Changes.Count, version.Hash);
        Swap(new State(version, draft.Sealed, draft.SecretByName, draft.Snapshot!, []));
        return new ConfigurationOutcome.Applied(version.Number, draft.Changes) { Warnings = draft.Warnings };
    }

    Draft Prepare(string text, State state)
    {
        var (document, errors) = DocumentReader.Read(text, partners);
        if (document is null) return Draft.Failed(errors);
        if (LiveSchemaRules.Check(document, state.Sealed.Tree).ToList() is { Count: > 0 } changed) return Draft.Failed(changed);

        var sealing = new Sealing(state.Sealed, state.SecretByName, state.Number + 1, partners);
        var sealedDocument = sealing.Seal(document);
        if (sealing.Errors.Count > 0) return Draft.Failed(sealing.Errors);

        var secretByName = state.SecretByName.Concat(sealing.NewSecrets)
            .Where(secret => sealedDocument.SecretNames.Contains(secret.Key))
            .ToDictionary(StringComparer.Ordinal);
        var (typed, unresolved) = sealedDocument.Open(secretByName, environment.Invoke);
        if (typed is null) return Draft.Failed(unresolved);

        return new Draft(
            sealedDocument,
            sealing.NewSecrets,
            secretByName,
            DocumentDifference.Between(state.Sealed, sealedDocument),
            new Configuration(state.Number + 1, typed),
            []);
    }

    async Task CatchUpAsync(CancellationToken stop)
    {
        var latest = await versions.LatestAsync(stop);
        if (latest is null || (latest.Number == _state.Number && Problems.Count == 0)) return;

        var stored = SealedDocument.Parse(latest.Document);
        var secretByName = (await versions.SecretsAsync(stop))
            .Select(secret => (Name: secret.Key, Value: box.Open(secret.Value)))
            .Where(secret => secret.Value is not null)
            .ToDictionary(secret => secret.Name, secret => secret.Value!, StringComparer.Ordinal);
        var (typed, errors) = stored.Open(secretByName, environment.Invoke);

        // A version that cannot be opened must not take the place of one that works; but it is what a new document follows.
        var snapshot = typed is null ? Current : new Configuration(latest.Number, typed);
        var next = new State(latest, stored, secretByName, snapshot, errors);

        foreach (var error in latest.Number == _state.Number ? [] : errors)
            CannotUse(latest.Number, error.ToString());

        if (typed is null)
            _state = next;
        else
            Swap(next);
    }

    void Swap(State next)
    {
        _state = next;

        foreach (var listener in Changed?.GetInvocationList().Cast<Action<Configuration>>() ?? [])
        {
            try
            {
                listener(next.Snapshot);
            }
            catch (Exception e)
            {
                // The version is stored and holds; one deaf listener does not undo that.
                ListenerFailed(next.Number, e);
            }
        }
    }

    sealed record State(
        ConfigurationVersion? Version,
        SealedDocument Sealed,
        IReadOnlyDictionary<string, string> SecretByName,
        Configuration Snapshot,
        IReadOnlyList<DocumentError> Problems)
    {
        public static State Nothing { get; } =
            new(null, SealedDocument.Empty, new Dictionary<string, string>(), Configuration.Empty, []);

        public int Number => Version?.Number ?? 0;
    }

    sealed record Draft(
        SealedDocument Sealed,
        IReadOnlyDictionary<string, string> NewSecrets,
        IReadOnlyDictionary<string, string> SecretByName,
        IReadOnlyList<DocumentChange> Changes,
        Configuration? Snapshot,
        IReadOnlyList<DocumentError> Errors)
    {
        public static Draft Failed(IReadOnlyList<DocumentError> errors) => new(
            SealedDocument.Empty, new Dictionary<string, string>(), new Dictionary<string, string>(), [], null, errors);

        public IReadOnlyList<DocumentError> Warnings => Snapshot is null ? [] : DocumentWarnings.Of(Snapshot.Document);
    }

    [LoggerMessage(LogLevel.Information, "Configuration version {Version} by {Who}: {Changes} changes, hash {Hash}")]
    partial void Applied(int version, string who, int changes, string hash);

    [LoggerMessage(LogLevel.Error, "Configuration version {Version} cannot be used: {Error}")]
    partial void CannotUse(int version, string error);

    [LoggerMessage(LogLevel.Error, "Somebody who listens for changes failed on configuration version {Version}")]
    partial void ListenerFailed(int version, Exception e);
}
