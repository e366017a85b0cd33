using System.Text;
using System.Text.Json;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Revenue;
using Waymark.Server.Delivery.Trials;
using Waymark.Storage;
using Waymark.Users;

namespace Waymark.Server.Api.Integrations;

/// <summary>The event to try: a stored one by its id, or one that is typed here.</summary>
public sealed record TrialCommand
{
    /// <summary>A stored event; then nothing else is needed.</summary>
    public string? EventId { get; init; }

    /// <summary>Such as <c>event</c>, <c>payment</c>, <c>install</c> or <c>signup</c>.</summary>
    public string Kind { get; init; } = EventNames.Of(EventKind.InApp);

    /// <summary>The app's own name, for in-app events.</summary>
    public string? Name { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>The attributes, an object.</summary>
    public JsonElement? Values { get; init; }

    public decimal? Revenue { get; init; }

    public string? Currency { get; init; }

    /// <summary>An install that is known; with <c>device</c> or <c>partnerIds</c> it need not be.</summary>
    public string? Install { get; init; }

    /// <summary>A user who is known; with <c>person</c> they need not be.</summary>
    public string? User { get; init; }

    public string? Platform { get; init; }

    public DeviceTraits? Device { get; init; }

    /// <summary>Ids that partners know the device by, such as <c>clevertap_id</c>.</summary>
    public Dictionary<string, string>? PartnerIds { get; init; }

    public TrialPerson? Person { get; init; }

    /// <summary>Who earned the user; that of the install when absent, else organic.</summary>
    public TrialCredit? Credit { get; init; }

    /// <returns>The event, or what is wrong with the command.</returns>
    internal (TrialEvent? Event, string? Problem) Read(string app, IStream stream, IPeople people, DateTimeOffset now)
    {
        if (EventId is not null)
        {
            // Tried with the settings of today, not with those it was received under.
            return stream.FindById(app, EventId) is { } stored
                ? (new TrialEvent(stored with { Version = 0 }), null)
                : (null, $"There is no event {EventId} in the stream of app {app}.");
        }

        if (EventNames.KindOf(Kind) is not { } kind) return (null, $"\"{Kind}\" is no kind of event; say event, payment, install, signup or another.");
        if (kind == EventKind.InApp && string.IsNullOrEmpty(Name)) return (null, "An in-app event needs a name, or say eventId.");
        if (Values is { ValueKind: not JsonValueKind.Object }) return (null, "values is an object.");
        if (Revenue is null != Currency is null) return (null, "revenue and currency go together.");
        if (Platform is not null && ReadPlatform() is null) return (null, "platform is android, ios or web.");

        return (Imagine(app, kind, stream, people, now), null);
    }

    TrialEvent Imagine(string app, EventKind kind, IStream stream, IPeople people, DateTimeOffset now)
    {
        var at = At ?? now;
        var installId = Install ?? (Device is not null || PartnerIds is not null ? "trial-install" : null);
        var known = installId is null ? null : people.FindInstall(app, installId);
        var install = Device is null && PartnerIds is null ? null : ImagineInstall(app, installId!, known, at);
        var userId = User ?? (Person is not null ? "trial-user" : (install ?? known)?.UserId);
        var user = Person is null ? null : ImagineUser(app, userId!, people);

        var happened = new StreamEvent
        {
            Position = stream.LastPosition + 1,
            Id = $"trial-{now.ToUnixTimeMilliseconds()}",
            App = app,
            Lane = Lane.Of(app, installId ?? userId ?? ""),
            Kind = kind,
            Name = Name ?? EventNames.Of(kind),
            At = at,
            Fact = 0,
            InstallId = installId,
            UserId = userId,
            Platform = ReadPlatform() ?? (install ?? known)?.Platform ?? Devices.Platform.Unknown,
            Credit = Credit?.Read() ?? (install ?? known)?.CreditAt(at) ?? Events.Credit.Organic,
            Revenue = Revenue is { } amount ? new Money(amount, Currency!) : null,
            RevenueUsd = Currency == "USD" ? Revenue : null,
            Values = Values is { } values ? Encoding.UTF8.GetBytes(values.GetRawText()) : StreamEvent.NoValues,
        };
        return new TrialEvent(happened, install, user);
    }

    Install ImagineInstall(string app, string id, Install? known, DateTimeOffset at)
    {
        var install = known ?? new Install { App = app, Id = id, FirstSeenAt = at, OpenedAt = at, LastActiveAt = at };
        return install with
        {
            Platform = ReadPlatform() ?? install.Platform,
            Device = Device ?? install.Device,
            PartnerIds = PartnerIds ?? install.PartnerIds,
            UserId = User ?? install.UserId,
        };
    }

    User ImagineUser(string app, string id, IPeople people) => (people.FindUser(app, id) ?? new User { App = app, Id = id }) with
    {
        Name = Person!.Name,
        Email = Person.Email,
        Phone = Person.Phone,
    };

    Platform? ReadPlatform() =>
        Enum.GetValues<Platform>().Where(platform => platform != Devices.Platform.Unknown).Cast<Platform?>()
            .FirstOrDefault(platform => platform!.Value.Lower() == Platform);
}
