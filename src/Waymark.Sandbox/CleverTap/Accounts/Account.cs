using Waymark.Sandbox.CleverTap.Exports;
using Waymark.Sandbox.CleverTap.Faults;
using Waymark.Sandbox.CleverTap.Profiles;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Accounts;

/// <summary>One account at work: what it holds, what it counted, how it misbehaves.</summary>
/// <param name="settings">As its owner set it up.</param>
/// <param name="seed">Where chance starts.</param>
/// <param name="start">When this run began.</param>
sealed class Account(AccountSettings settings, int seed, DateTimeOffset start)
{
    readonly Lock _held = new();
    readonly ProfileBook _profiles = new();
    readonly EventBook _events = new();
    volatile AccountSettings _settings = settings;

    public AccountSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    public string Id { get; } = settings.Id;

    public Tally Tally { get; } = new();

    public FaultPlan Faults { get; } = new(seed);

    public Export Export { get; } = new(Export.SenderOf(settings.Id, start), seed);

    public Gate Uploads { get; } = new();

    public Gate Attributions { get; } = new();

    public Gate Others { get; } = new();

    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Settings.TimeZone);

    /// <summary>Stores what was taken; a ruling that only the stored state can give replaces its record's.</summary>
    public void Store(Span<Ruling> rulings)
    {
        lock (_held)
        {
            foreach (ref var ruling in rulings)
                ruling = Filing.File(ruling, _profiles, _events);
        }

        Tally.Count(rulings);
    }

    /// <summary>Reads or changes the books while nobody else does; keep it short.</summary>
    public T With<T>(Func<ProfileBook, EventBook, T> work)
    {
        lock (_held)
            return work(_profiles, _events);
    }

    public void Clear()
    {
        lock (_held)
        {
            _profiles.Clear();
            _events.Clear();
        }

        Export.Clear();
        Tally.Clear();
        Faults.Set(new());
        Uploads.Forget();
        Attributions.Forget();
        Others.Forget();
    }
}
