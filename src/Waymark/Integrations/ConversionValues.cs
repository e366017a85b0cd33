using System.Buffers;
using System.Text.Json;

namespace Waymark.Integrations;

/// <summary>The parameters of an install or re-engagement: some describe the device, the others who earned it.</summary>
static class ConversionValues
{
    static readonly byte[][] AboutTheDevice =
        [.. new[] { "app_version", "package_version", "os_version", "model", "gaid", "idfa" }.Select(System.Text.Encoding.UTF8.GetBytes)];

    public static ReadOnlyMemory<byte> WithoutCredit(ReadOnlyMemory<byte> values)
    {
        var buffer = new ArrayBufferWriter<byte>(values.Length + 1);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        var reader = new Utf8JsonReader(values.Span);

        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && !IsAboutTheDevice(ref reader))
                reader.Skip();
            else
                JsonTokens.Copy(ref reader, writer);
        }

        writer.Flush();
        return buffer.WrittenMemory;
    }

    static bool IsAboutTheDevice(ref Utf8JsonReader reader)
    {
        foreach (var key in AboutTheDevice)
        {
            if (reader.ValueTextEquals(key)) return true;
        }

        return false;
    }
}
