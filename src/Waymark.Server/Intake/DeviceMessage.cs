using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Waymark.Devices;

namespace Waymark.Server.Intake;

/// <summary>The little of a device's body that checks and answers need. Keys may come in any order; the last of a duplicate wins.</summary>
sealed class DeviceMessage
{
    readonly ReadOnlyMemory<byte> _body;
    JsonText _installId;
    DeviceIds? _device;
    DeviceIds? _deviceInData;

    DeviceMessage(ReadOnlyMemory<byte> body) => _body = body;

    public JsonText Token { get; private set; }

    public JsonText UserId { get; private set; }

    public JsonText EventName { get; private set; }

    public JsonText Amount { get; private set; }

    public JsonText PaymentId { get; private set; }

    public JsonText DeepLinkUrl { get; private set; }

    /// <summary>What an app found a wrapped link to lead to.</summary>
    public JsonText ResolvedUrl { get; private set; }

    /// <summary>The token of a smart link or invite.</summary>
    public JsonText LinkToken { get; private set; }

    /// <summary>An invite's code as it was typed.</summary>
    public JsonText Code { get; private set; }

    public JsonText PushToken { get; private set; }

    public JsonText Platform { get; private set; }

    public JsonText PackageVersion { get; private set; }

    public JsonText UserData { get; private set; }

    public JsonText UserDataId { get; private set; }

    public JsonText IntegrationInfo { get; private set; }

    /// <summary>The install id on the top level, else the one that iOS repeats in the device's data.</summary>
    public InstallIdClaim InstallId { get; private set; }

    public string? Gaid => AdvertisingId.Read(Text(Device.Gaid));

    public string? Idfa => AdvertisingId.Read(Text(Device.Idfa));

    // Sign-ups and payments carry the device's data one level deeper.
    DeviceIds Device => _device ?? _deviceInData ?? default;

    /// <returns>Why the body cannot be read; null when it could.</returns>
    public static Answer? Read(ReadOnlyMemory<byte> body, out DeviceMessage message)
    {
        message = new DeviceMessage(body);

        if (!Utf8.IsValid(body.Span)) return Refusals.NotUtf8;

        var walk = new JsonWalk(body.Span);

        try
        {
            if (!walk.EnterBody()) return Refusals.NotAnObject;

            message.ReadBody(ref walk);
            walk.LeaveBody();
        }
        catch (JsonException)
        {
            return walk.IsTooDeep ? Refusals.TooDeep : Refusals.NotJson;
        }

        message.InstallId = InstallIdClaim.Of(body.Span, message._installId, message.Device.InstallId);
        return null;
    }

    public bool Has(JsonText value) => value.SaysSomething(_body.Span);

    public string? Text(JsonText value) => value.Read(_body.Span);

    public ReadOnlySpan<byte> Bytes(JsonText value) => value.Bytes(_body.Span);

    public bool IsPlatform(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(Bytes(Platform), name);

    /// <summary>A number that a decimal can hold; texts such as <c>"499"</c> are none.</summary>
    public bool HasAmount() =>
        Amount.Type == JsonTokenType.Number
        && Utf8Parser.TryParse(
            Bytes(Amount), out decimal amount, out _, Bytes(Amount).ContainsAny("eE"u8) ? 'e' : default)
        && amount >= 0;

    void ReadBody(ref JsonWalk walk)
    {
        while (walk.NextName(out var name))
        {
            var value = walk.NextValue();

            if (name.SequenceEqual("token"u8)) Token = value;
            else if (name.SequenceEqual("install_instance_id"u8)) _installId = value;
            else if (name.SequenceEqual("platform"u8)) Platform = value;
            else if (name.SequenceEqual("user_id"u8)) UserId = value;
            else if (name.SequenceEqual("event_name"u8)) EventName = value;
            else if (name.SequenceEqual("amount"u8)) Amount = value;
            else if (name.SequenceEqual("payment_id"u8)) PaymentId = value;
            else if (name.SequenceEqual("package_version"u8)) PackageVersion = value;
            else if (name.SequenceEqual("deeplink_url"u8)) DeepLinkUrl = value;
            else if (name.SequenceEqual("resolved_url"u8)) ResolvedUrl = value;
            else if (name.SequenceEqual("push_token"u8)) PushToken = value;
            else if (name.SequenceEqual("link_token"u8)) LinkToken = value;
            else if (name.SequenceEqual("code"u8)) Code = value;
            else if (name.SequenceEqual("integration_info"u8)) IntegrationInfo = value;
            else if (name.SequenceEqual("user_data"u8)) ReadUserData(ref walk, value);
            else if (name.SequenceEqual("device_data"u8)) _device = ReadDevice(ref walk, value);
            else if (name.SequenceEqual("data"u8)) ReadData(ref walk, value);

            walk.Skip();
        }
    }

    void ReadUserData(ref JsonWalk walk, JsonText data)
    {
        UserData = data;
        UserDataId = default;

        while (data.IsObject && walk.NextName(out var name))
        {
            var value = walk.NextValue();
            if (name.SequenceEqual("id"u8)) UserDataId = value;
            walk.Skip();
        }
    }

    void ReadData(ref JsonWalk walk, JsonText data)
    {
        _deviceInData = null;

        while (data.IsObject && walk.NextName(out var name))
        {
            var value = walk.NextValue();
            if (name.SequenceEqual("device_data"u8)) _deviceInData = ReadDevice(ref walk, value);
            walk.Skip();
        }
    }

    static DeviceIds? ReadDevice(ref JsonWalk walk, JsonText device)
    {
        if (!device.IsObject) return null;

        var ids = new DeviceIds();

        while (walk.NextName(out var name))
        {
            var value = walk.NextValue();
            if (name.SequenceEqual("install_instance_id"u8)) ids.InstallId = value;
            else if (name.SequenceEqual("gaid"u8)) ids.Gaid = value;
            else if (name.SequenceEqual("idfa"u8)) ids.Idfa = value;
            walk.Skip();
        }

        return ids;
    }

    record struct DeviceIds(JsonText InstallId, JsonText Gaid, JsonText Idfa);
}
