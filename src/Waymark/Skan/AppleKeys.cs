namespace Waymark.Skan;

/// <summary>The public keys that postbacks are verified with, as X.509 SubjectPublicKeyInfo in base64.</summary>
public sealed record AppleKeys
{
    const string Production = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWdp8GPcGqmhgzEFj9Z2nSpQVddayaPe4FMzqM9wib1+aHaaIzoHoLN9zW4K8y4SPykE3YVK3sVqW6Af0lfx3gg==";

    /// <summary>Apple's own, as published.</summary>
    public static AppleKeys Published { get; } = new()
    {
        P192 = "MEkwEwYHKoZIzj0CAQYIKoZIzj0DAQEDMgAEMyHD625uvsmGq4C43cQ9BnfN2xslVT5V1nOmAMP6qaRRUll3PB1JYmgSm+62sosG",
        P256 = Production,
        ByKeyId = new Dictionary<string, JwsKey>
        {
            ["apple-cas-identifier/0"] = new(Production, IsDevelopment: false),
            ["apple-development-identifier/0"] = new(
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAELeEDzpJEP+/qRSE5hJVC1p1J0ssUnQGMzBBbvnACBok8OVGGLgxL0myrKiy6lvRtSlLRsWit87i+vftD8AEqeQ==", IsDevelopment: true),
            ["apple-development-identifier/1"] = new(
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8YzdO7eM97s/IJ25kdW5CZ3A14USE5IJ5Ha/vhWaxI6UBI1ZxCEvjrKxVluVGe6qWwF1BDFq+QHqKfH5u+wxHQ==", IsDevelopment: true),
        },
    };

    /// <summary>SKAdNetwork 1.0 and 2.0.</summary>
    public required string P192 { get; init; }

    /// <summary>SKAdNetwork 2.1 and later.</summary>
    public required string P256 { get; init; }

    /// <summary>AdAttributionKit, by <c>kid</c>.</summary>
    public required IReadOnlyDictionary<string, JwsKey> ByKeyId { get; init; }
}

/// <summary>A key of AdAttributionKit's.</summary>
/// <param name="Key">SubjectPublicKeyInfo in base64.</param>
/// <param name="IsDevelopment">Any phone in developer mode can sign with it, for any app.</param>
public sealed record JwsKey(string Key, bool IsDevelopment);
