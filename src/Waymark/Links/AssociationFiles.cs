using System.Buffers;
using System.Text;
using System.Text.Json;
using Waymark.Apps;

namespace Waymark.Links;

/// <summary>
/// Writes the files by which phones learn that a domain's links belong to an app. Always valid documents, if need be empty ones:
/// Apple's and Google's servers remember a missing file for a long time.
/// </summary>
public static class AssociationFiles
{
    const int Sha256Digits = 64;

    /// <summary><c>/.well-known/apple-app-site-association</c>, in the form with <c>appIDs</c> and <c>components</c>.</summary>
    public static string Apple(params IEnumerable<App> apps) => Write(json =>
    {
        var ids = apps
            .Where(app => !string.IsNullOrWhiteSpace(app.Ios?.TeamId) && !string.IsNullOrWhiteSpace(app.Ios.BundleId))
            .Select(app => $"{app.Ios!.TeamId!.Trim()}.{app.Ios.BundleId.Trim()}")
            .Distinct(StringComparer.Ordinal)
            .ToList();

        json.WriteStartObject();
        json.WriteStartObject("applinks");
        json.WriteStartArray("details");

        if (ids.Count > 0)
        {
            json.WriteStartObject();
            Strings(json, "appIDs", ids);
            json.WriteStartArray("components");
            json.WriteStartObject();
            json.WriteString("/", "/*");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary><c>/.well-known/assetlinks.json</c>.</summary>
    public static string Android(params IEnumerable<App> apps) => Write(json =>
    {
        json.WriteStartArray();

        foreach (var app in apps)
        {
            var fingerprints = app.Android?.CertificateFingerprints.Select(Fingerprint).OfType<string>().Distinct(StringComparer.Ordinal).ToList();

            if (fingerprints is not { Count: > 0 }) continue;

            json.WriteStartObject();
            Strings(json, "relation", ["delegate_permission/common.handle_all_urls"]);
            json.WriteStartObject("target");
            json.WriteString("namespace", "android_app");
            json.WriteString("package_name", app.Android!.Package);
            Strings(json, "sha256_cert_fingerprints", fingerprints);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Brings a certificate fingerprint into the form Google asks for: 32 upper-case hex bytes with colons.</summary>
    /// <returns>Null when it is not a SHA-256 fingerprint.</returns>
    public static string? Fingerprint(string text)
    {
        var digits = text.Trim().ToUpperInvariant();

        foreach (var prefix in (string[])["SHA-256:", "SHA256:", "SHA256 FINGERPRINT:"])
        {
            if (digits.StartsWith(prefix, StringComparison.Ordinal)) digits = digits[prefix.Length..];
        }

        digits = digits.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == Sha256Digits && digits.All(char.IsAsciiHexDigit) ? string.Join(':', digits.Chunk(2).Select(pair => new string(pair))) : null;
    }

    static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);

        foreach (var value in values)
            json.WriteStringValue(value);

        json.WriteEndArray();
    }

    static string Write(Action<Utf8JsonWriter> document)
    {
        var bytes = new ArrayBufferWriter<byte>();

        using (var json = new Utf8JsonWriter(bytes))
            document(json);

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
