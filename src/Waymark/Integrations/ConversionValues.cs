using System.Buffers;
using System.Text.Json;

namespace Waymark.Integrations;

/// <summary>The parameters of an install or re-engagement: some describe the device, the others who earned it.</summary>
static class ConversionValues
{
    static readonly byte[][] Ids = [.. new[] { "gaid", "idfa" }.Select(System.Text.Encoding.UTF8.GetBytes)];

    static readonly byte[][] AboutTheDevice =
        [.. new[] { "app_version", "package_version", "os_version", "model" }.Select(System.Text.Encoding.UTF8.GetBytes), .. Ids];

    public static ReadOnlyMemory<byte> WithoutCredit(ReadOnlyMemory<byte> values) => Where(values, (ref reader) => Names(ref reader, AboutTheDevice));

    public static ReadOnlyMemory<byte> WithoutIds(ReadOnlyMemory<byte> values) => Where(values, (ref reader) => !Names(ref reader, Ids));

    static ReadOnlyMemory<byte> Where(ReadOnlyMemory<byte> values, Keep keeps)
    {
        var buffer = new ArrayBufferWriter<byte>(values.Length + 1);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        var reader = new Utf8JsonReader(values.Span);

        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && !keeps(ref reader))
                reader.Skip();
            else
                JsonTokens.Copy(ref reader, writer);
        }

        writer.Flush();
        return buffer.WrittenMemory;
    }

    static bool Names(ref Utf8JsonReader reader, byte[][] keys)
    {
        foreach (var key in keys)
        {
            if (reader.ValueTextEquals(key)) return true;
        }

        return false;
    }

    delegate bool Keep(ref Utf8JsonReader name);
}
