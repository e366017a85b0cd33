using System.Text.Json;

namespace Waymark.Facts;

/// <summary>What a device said, read as leniently as clients in the field need: any key may be absent, null, empty or of another type.</summary>
public sealed class DeviceCall : IDisposable
{
    // Longer ones are no ids but mistakes, and would be repeated in every event.
    const int LongestUserId = 512;

    static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 64 };

    readonly JsonDocument _document;
    readonly JsonElement _device;
    readonly KeySketch _keys;
    readonly KeySketch _deviceKeys;

    DeviceCall(JsonDocument document)
    {
        _document = document;
        _keys = KeySketch.Of(Root);
        _device = Object("device_data") ?? (Object("data") is { } bag ? Object(bag, "device_data") : null) ?? default;
        if (HasDevice) _deviceKeys = KeySketch.Of(_device);
        InstallId = Devices.InstallId.Read(Text("install_instance_id")) ?? Devices.InstallId.Read(DeviceText("install_instance_id"));
        UserDataId = Object("user_data") is { } user ? UserIdOf(Text(user, "id")) : null;
        UserId = UserIdOf(Text("user_id")) ?? UserDataId;
    }

    public JsonElement Root => _document.RootElement;

    /// <summary>Null when the call names none that can be used.</summary>
    public string? InstallId { get; }

    public string? UserId { get; }

    /// <summary>Who <c>user_data</c> is about: what sign-ups and profiles go by.</summary>
    public string? UserDataId { get; }

    /// <param name="body">A JSON object, as intake has made sure.</param>
    public static DeviceCall Read(ReadOnlyMemory<byte> body) =>
        new(JsonDocument.Parse(LoneSurrogates.Replace(body), Lenient));

    /// <summary>Whether the call says anything about its device.</summary>
    public bool HasDevice => _device.ValueKind == JsonValueKind.Object;

    /// <returns>A top-level value as text; null for absent, null, empty, objects and lists.</returns>
    public string? Text(string key) => _keys.MayHave(key) ? Text(Root, key) : null;

    /// <returns>The same of <c>device_data</c>, wherever the client put it.</returns>
    public string? DeviceText(string key) => _deviceKeys.MayHave(key) ? Text(_device, key) : null;

    /// <returns>An object inside <c>device_data</c>; null when it is none.</returns>
    public JsonElement? DeviceObject(string key) => _deviceKeys.MayHave(key) ? Object(_device, key) : null;

    public JsonElement? Object(string key) => _keys.MayHave(key) ? Object(Root, key) : null;

    /// <returns>The bytes of a top-level object; <c>{}</c> when there is none.</returns>
    public ReadOnlyMemory<byte> ObjectBytes(string key) =>
        Object(key) is { } found ? JsonMarshalBytes(found) : Events.StreamEvent.NoValues;

    public static string? Text(JsonElement parent, string key)
    {
        if (!parent.TryGetProperty(key, out var value)) return null;

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

        if (string.IsNullOrWhiteSpace(text)) return null;

        // Databases refuse NUL in text.
        return text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
    }

    /// <returns>The whole body as it can be read: lone surrogates are replaced.</returns>
    public ReadOnlyMemory<byte> Bytes() => JsonMarshalBytes(Root);

    public void Dispose() => _document.Dispose();

    static string? UserIdOf(string? text) => text is { Length: <= LongestUserId } ? text : null;

    static JsonElement? Object(JsonElement parent, string key) =>
        parent.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    static byte[] JsonMarshalBytes(JsonElement element) =>
        System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element).ToArray();
}
