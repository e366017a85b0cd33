using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Waymark.Skan.Values;

namespace Waymark.Skan;

/// <summary>How an app takes Apple's postbacks.</summary>
public sealed record SkanSettings
{
    /// <summary>Count what phones in developer mode sign: for an app that nobody has yet.</summary>
    public bool AcceptDevelopment { get; init; }

    /// <summary>Keys that are trusted beside Apple's, for tests: whoever has their private halves makes up installs of this app.</summary>
    public IReadOnlyList<SkanTestKey> TestKeys { get; init; } = [];

    /// <summary>How conversion values are made, by version; without a live one, devices get none.</summary>
    public IReadOnlyList<ConversionSchema> Schemas { get; init; } = [];

    /// <summary>Which campaigns the networks' source identifiers stand for.</summary>
    public IReadOnlyList<SourceIdentifier> SourceIdentifiers { get; init; } = [];

    /// <summary>What new installs get; null when there is none.</summary>
    [JsonIgnore]
    public ConversionSchema? LiveSchema => Schemas.Where(schema => schema.Status == SchemaStatus.Live).MaxBy(schema => schema.Version);

    /// <summary>Whether any install may have values: also of a schema that no new one gets.</summary>
    [JsonIgnore]
    public bool GivesValues => Schemas.Any(schema => schema.Status != SchemaStatus.Draft);

    /// <summary>Reads what the test keys signed; null when there are none.</summary>
    [JsonIgnore]
    public PostbackReader? TestReader => TestKeys.Count == 0 ? null : field ??= new PostbackReader(SkanTestKey.In(TestKeys));

    public ConversionSchema? FindSchema(int version) => Schemas.FirstOrDefault(schema => schema.Version == version);

    /// <returns>What the longest of the configured endings says of a source identifier; null when none fits.</returns>
    public SourceIdentifier? Find(string network, string identifier) => SourceIdentifiers
        .Where(known => known.Fits(network, identifier))
        .OrderByDescending(known => known.Identifier.Length)
        .ThenBy(known => known.Network is null)
        .FirstOrDefault();
}

/// <summary>A key that stands in for one of Apple's.</summary>
public sealed record SkanTestKey
{
    /// <summary>The <c>kid</c> of AdAttributionKit; any name for SKAdNetwork.</summary>
    public required string Id { get; init; }

    /// <summary>SubjectPublicKeyInfo of a P-256 key in base64.</summary>
    public required string Key { get; init; }

    /// <summary>Stands for one of those that phones in developer mode sign with.</summary>
    public bool Development { get; init; }

    /// <summary>Whether this is a key.</summary>
    public static bool IsKey(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            return key.KeySize == 256;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }

    internal static AppleKeys In(IReadOnlyList<SkanTestKey> keys) => AppleKeys.Published with
    {
        P256 = keys[0].Key,
        ByKeyId = keys.ToDictionary(key => key.Id, key => new JwsKey(key.Key, key.Development)),
    };
}
