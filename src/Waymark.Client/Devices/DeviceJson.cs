using System.Text.Json.Serialization;

namespace Waymark.Client;

/// <summary>Writes device facts without reflection, so that trimmed and ahead-of-time compiled apps can use the client.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeviceData))]
[JsonSerializable(typeof(MetaInstallReferrer))]
sealed partial class DeviceJson : JsonSerializerContext;
