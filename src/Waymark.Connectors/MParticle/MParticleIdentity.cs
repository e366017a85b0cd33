using System.Globalization;
using System.Text.Json;

namespace Waymark.Connectors.MParticle;

/// <summary>By what mParticle finds the person and the device of a batch.</summary>
sealed record MParticleIdentity
{
    /// <summary>The keys under which an app hands us mParticle's own ids.</summary>
    static readonly string[] ProfileKeys = ["mpid", "mparticle_id"];

    const string DeviceKey = "mp_deviceid";

    public long? Profile { get; private init; }

    public Guid? Device { get; private init; }

    public string? CustomerId { get; private init; }

    public string? Email { get; private init; }

    public string? Mobile { get; private init; }

    public static MParticleIdentity Of(Telling telling)
    {
        var lastUser = telling.Subject.Install?.UserId;
        var user = telling.Event.UserId ?? lastUser;
        var isSomebodyElse = lastUser is not null && user != lastUser;

        return new()
        {
            // The device's profile is that of the person who used it last.
            Profile = isSomebodyElse ? null : ProfileOf(telling),
            Device = Guid.TryParse(telling.Subject.PartnerId(DeviceKey), out var device) ? device : null,
            CustomerId = user?.Trim() is { Length: > 0 } id ? id : null,
            Email = PersonText.Email(telling.Subject.User?.Email),
            Mobile = PersonText.Phone(telling.Subject.User?.Phone),
        };
    }

    /// <returns>False while neither the person nor the device is known to mParticle by anything.</returns>
    public bool IsKnown(Telling telling) =>
        Profile is not null || Device is not null || CustomerId is not null || Email is not null || MParticleDevice.HasId(telling);

    public void Write(Utf8JsonWriter json)
    {
        if (Profile is { } profile)
            json.WriteNumber("mpid"u8, profile);

        if (Device is { } device)
            json.WriteString("mp_deviceid"u8, device);

        if ((CustomerId ?? Email ?? Mobile) is null) return;

        json.WriteStartObject("user_identities"u8);
        Write(json, "customer_id", CustomerId);
        Write(json, "email", Email);
        Write(json, "mobile_number", Mobile);
        json.WriteEndObject();
    }

    static long? ProfileOf(Telling telling) =>
        ProfileKeys.Select(telling.Subject.PartnerId).FirstOrDefault(id => id is not null) is { } text
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id != 0
            ? id
            : null;

    static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
