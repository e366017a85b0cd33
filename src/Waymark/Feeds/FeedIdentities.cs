using System.Text.Json;
using Waymark.Devices;
using Waymark.Facts;

namespace Waymark.Feeds;

/// <summary>Whom a batch says it is about.</summary>
public sealed record FeedIdentities
{
    /// <summary>Longer ones are no ids but mistakes.</summary>
    public const int Longest = 512;

    /// <summary>The app's own user id, exactly as sent.</summary>
    public string? CustomerId { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>The device by its advertising and vendor ids.</summary>
    public DeviceTraits Device { get; init; } = DeviceTraits.Unknown;

    /// <summary>CleverTap's own id of the device.</summary>
    public string? CleverTapId { get; init; }

    public Platform Platform { get; init; }

    public static FeedIdentities Read(JsonElement batch)
    {
        var told = batch.TryGetProperty("user_identities", out var identities) ? ByType(identities) : [];
        var device = batch.TryGetProperty("device_info", out var info) && info.ValueKind == JsonValueKind.Object ? info : default;

        return new FeedIdentities
        {
            // The API's reference writes one, its published clients the other.
            CustomerId = told.GetValueOrDefault("customer_id") ?? told.GetValueOrDefault("customerid"),
            Email = told.GetValueOrDefault("email"),
            Phone = told.GetValueOrDefault("mobile_number"),
            Device = device.ValueKind == JsonValueKind.Object ? ReadDevice(device) : DeviceTraits.Unknown,
            Platform = device.ValueKind == JsonValueKind.Object ? PlatformOf(DeviceCall.Text(device, "platform")) : Platform.Unknown,
        };
    }

    static Dictionary<string, string> ByType(JsonElement identities)
    {
        var byType = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        if (identities.ValueKind == JsonValueKind.Object)
        {
            foreach (var identity in identities.EnumerateObject())
                Add(identity.Name, DeviceCall.Text(identities, identity.Name));
        }
        else if (identities.ValueKind == JsonValueKind.Array)
        {
            // mParticle's own outgoing form.
            foreach (var identity in identities.EnumerateArray().Where(identity => identity.ValueKind == JsonValueKind.Object))
                Add(DeviceCall.Text(identity, "identity_type"), DeviceCall.Text(identity, "identity"));
        }

        return byType;

        void Add(string? type, string? identity)
        {
            if (type is not null && identity is { Length: <= Longest }) byType[type] = identity;
        }
    }

    static DeviceTraits ReadDevice(JsonElement device) => new()
    {
        Gaid = AdvertisingId.Read(DeviceCall.Text(device, "android_advertising_id")),
        Idfa = AdvertisingId.Read(DeviceCall.Text(device, "ios_advertising_id")),
        Idfv = AdvertisingId.Read(DeviceCall.Text(device, "ios_idfv")),
        AndroidId = DeviceCall.Text(device, "android_uuid"),
    };

    internal static Platform PlatformOf(string? platform) => platform?.ToLowerInvariant() switch
    {
        "ios" => Platform.Ios,
        "android" => Platform.Android,
        "web" => Platform.Web,
        _ => Platform.Unknown,
    };
}
