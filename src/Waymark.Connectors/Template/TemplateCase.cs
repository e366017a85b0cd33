using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Connectors.Template;

/// <summary>One event as macros look at it.</summary>
sealed class TemplateCase(Telling telling, PartnerClass partner)
{
    const int ClearBytesOfV4 = 3;
    const int ClearBytesOfV6 = 6;

    public Telling Telling => telling;

    public StreamEvent Event => telling.Event;

    public Install? Install => telling.Subject.Install;

    public DeviceTraits Device => Install?.Device ?? DeviceTraits.Unknown;

    /// <summary>Null when nobody is credited, and when the partner may not hear who is.</summary>
    public Credit? Earned => Event.Credit is { IsOrganic: false } credit ? credit : null;

    public Touch? Touch { get; } = telling.Touch;

    /// <summary>The touch's link, for what is kept nowhere else.</summary>
    public LinkParameters? Link => field ??= Touch is null ? null : LinkParameters.Read(Touch.Url);

    public string? UserId => Event.UserId ?? telling.Subject.User?.Id ?? Install?.UserId;

    /// <summary>Our own systems alone may hear of networks that helped.</summary>
    public Candidate? Contributor(int number) => partner == PartnerClass.Own
        ? telling.Verdict?.Candidates.Where(candidate => candidate.Standing == Standing.Contributed).ElementAtOrDefault(number - 1)
        : null;

    /// <summary>What is said of an install that a fraud rule took away; null of every other event.</summary>
    public string? Rejection(string value)
    {
        if (Event.Kind != EventKind.Rejection) return null;

        using var values = JsonDocument.Parse(Event.Values);
        return values.RootElement.TryGetProperty(value, out var found) ? found.GetString() : null;
    }

    public string? Parameter(string name) => Touch?.Parameters.GetValueOrDefault(name);

    public static string? Seconds(DateTimeOffset? moment) => moment?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static string? Milliseconds(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static string? Text(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    // No network takes 499.00 and 499 for different amounts, but many a reader of text does.
    public static string? Text(decimal? amount) => amount?.ToString("0.##########", CultureInfo.InvariantCulture);

#pragma warning disable CA5350, CA5351 // Networks compare ids under these hashes; nothing is kept secret by them.
    public static string? Sha1(string? text) => text is null ? null : Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    public static string? Md5(string? text) => text is null ? null : Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350, CA5351

    public static string? Sha256(string? text) => text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Apps may hash what is personal before they tell us.</summary>
    public static string? Sha256OfPersonal(string? text) =>
        text?.Trim().ToLowerInvariant() is not { Length: > 0 } plain ? null
        : plain.Length == 64 && plain.All(char.IsAsciiHexDigit) ? plain
        : Sha256(plain);

    /// <returns>The address itself; null where the app keeps but its hash.</returns>
    public static string? Address(string? kept) => IPAddress.TryParse(kept, out _) ? kept : null;

    /// <returns>The network's part of the address: /24, or /48 for IPv6.</returns>
    public static string? Masked(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed)) return null;

        var plain = Addresses.Unmap(parsed);
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(plain.AddressFamily == AddressFamily.InterNetwork ? ClearBytesOfV4 : ClearBytesOfV6).Clear();
        return new IPAddress(bytes).ToString();
    }
}
