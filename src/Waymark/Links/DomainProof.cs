using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;

namespace Waymark.Links;

/// <summary>What the owner of a domain writes into its DNS, so that everybody sees that the app's links belong there.</summary>
public static class DomainProof
{
    /// <summary>Where our own hosts say whose they are: who reaches it has reached us.</summary>
    public const string Path = "/.well-known/waymark-domain";

    const string Prefix = "waymark-domain=";

    /// <summary>The name of the record: <c>_waymark.links.example.com</c>.</summary>
    public static string RecordOf(string domain) => $"_waymark.{domain.ToLowerInvariant()}";

    /// <summary>The text of a TXT record; a CNAME may point to a host that begins with the part behind the equals sign.</summary>
    public static string TextOf(App app, string domain) => Prefix + TokenOf(app, domain);

    /// <param name="app">Whose links they are.</param>
    /// <param name="domain">The link host.</param>
    /// <param name="texts">TXT records found there.</param>
    /// <param name="alias">The CNAME found there; null when there is none.</param>
    public static bool IsIn(App app, string domain, IEnumerable<string> texts, string? alias) =>
        texts.Any(text => text.Trim().Equals(TextOf(app, domain), StringComparison.OrdinalIgnoreCase))
        || (alias is not null && alias.Split('.', 2)[0].Equals(TokenOf(app, domain), StringComparison.OrdinalIgnoreCase));

    static string TokenOf(App app, string domain) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{app.Id}\0{domain.ToLowerInvariant()}")).AsSpan(0, 16));
}
