using System.Text.Json.Serialization;

namespace Waymark.Client;

/// <summary>What the person agreed to; what they were not asked is left out.</summary>
public sealed record DeviceConsent
{
    /// <summary>The person is in the European Economic Area.</summary>
    [JsonConverter(typeof(OneOrZero))]
    public bool? IsEea { get; init; }

    [JsonConverter(typeof(OneOrZero))]
    public bool? AdUserData { get; init; }

    [JsonConverter(typeof(OneOrZero))]
    public bool? AdPersonalization { get; init; }
}
