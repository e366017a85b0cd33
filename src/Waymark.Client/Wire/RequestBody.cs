using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Waymark.Client.Wire;

/// <summary>One call's body, written once: every attempt sends the same bytes.</summary>
sealed class RequestBody : IDisposable
{
    readonly ArrayBufferWriter<byte> _bytes = new(1_024);
    readonly Utf8JsonWriter _json;

    public RequestBody()
    {
        _json = new Utf8JsonWriter(_bytes);
        _json.WriteStartObject();
    }

    public RequestBody Text(string name, string? value)
    {
        if (value is not null)
            _json.WriteString(name, value);

        return this;
    }

    public RequestBody Texts(string name, IEnumerable<string>? values)
    {
        if (values is null) return this;

        _json.WriteStartArray(name);

        foreach (var value in values)
            _json.WriteStringValue(value);

        _json.WriteEndArray();
        return this;
    }

    public RequestBody Flag(string name, bool? value)
    {
        if (value is { } known)
            _json.WriteBoolean(name, known);

        return this;
    }

    public RequestBody Amount(string name, decimal value)
    {
        _json.WriteNumber(name, value);
        return this;
    }

    public RequestBody Number(string name, double value)
    {
        _json.WriteNumber(name, value);
        return this;
    }

    public RequestBody Time(string name, DateTimeOffset? value)
    {
        if (value is { } known)
            _json.WriteString(name, known.UtcDateTime);

        return this;
    }

    /// <summary>An object the app made, or an explicit null: the API's own clients say that there is none.</summary>
    public RequestBody Object(string name, JsonObject? value)
    {
        Write(name, value);
        return this;
    }

    public RequestBody Object(string name, Action write)
    {
        _json.WriteStartObject(name);
        write();
        _json.WriteEndObject();
        return this;
    }

    public RequestBody Typed<T>(string name, T? value, JsonTypeInfo<T> shape)
        where T : class
    {
        if (value is not null)
        {
            _json.WritePropertyName(name);
            JsonSerializer.Serialize(_json, value, shape);
        }

        return this;
    }

    public RequestBody Extra(JsonObject? extra, params ReadOnlySpan<string> except)
    {
        foreach (var (name, value) in extra ?? [])
        {
            if (!except.Contains(name))
                Write(name, value);
        }

        return this;
    }

    public RequestBody Device(DeviceData device, InstallIdentity install) => Object("device_data", () =>
    {
        foreach (var fact in JsonSerializer.SerializeToElement(device, DeviceJson.Default.DeviceData).EnumerateObject())
        {
            if (device.Extra?.ContainsKey(fact.Name) != true)
                fact.WriteTo(_json);
        }

        Extra(device.Extra, "install_instance_id");
        Text("install_instance_id", install.Id);
    });

    public byte[] ToBytes()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.WrittenSpan.ToArray();
    }

    public void Dispose() => _json.Dispose();

    void Write(string name, JsonNode? value)
    {
        _json.WritePropertyName(name);

        if (value is null)
            _json.WriteNullValue();
        else
            value.WriteTo(_json);
    }
}
