using System.Text.Json;

namespace Waymark.Skan;

/// <summary>Tells what a postback says and whether Apple said it. Safe for any number of threads.</summary>
public sealed class PostbackReader(AppleKeys keys)
{
    internal static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    readonly AppleSignatures _signatures = new(keys);

    /// <param name="protocol">By which path it came.</param>
    /// <param name="body">As received.</param>
    /// <returns>Null when the body is no JSON object: that came from no device.</returns>
    public PostbackReading? Read(PostbackProtocol protocol, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strictly);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;

            return protocol == PostbackProtocol.SkAdNetwork
                ? SkAdNetworkReading.Read(document.RootElement, _signatures)
                : AdAttributionKitReading.Read(document.RootElement, _signatures);
        }
        catch (JsonException)
        {
            return IsObject(body) ? PostbackReading.Malformed("A field is there twice, or it is nested too deeply.") : null;
        }
    }

    // Told apart from what is no JSON at all, which a device would be asked to send again for nothing.
    static bool IsObject(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
