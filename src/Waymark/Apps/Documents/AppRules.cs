using System.Globalization;
using System.Net;
using Waymark.Attribution.Meta;
using Waymark.Skan;

namespace Waymark.Apps.Documents;

/// <summary>Values that a pattern alone cannot judge.</summary>
static class AppRules
{
    public static IEnumerable<DocumentError> Check(Place document) =>
    [
        .. document["trustedProxies"].Items.SelectMany(CheckRange),
        .. document["apps"].Items.SelectMany(app => app["referrals"]["fraud"]["exemptAddresses"].Items).SelectMany(CheckRange),
        .. document["apps"].Items.SelectMany(app => CheckTimeZone(app["timeZone"])),
        .. document["apps"].Items.SelectMany(CheckNetworkNames),
        .. document["apps"].Items.SelectMany(app => app["skan"]["testKeys"].Items).SelectMany(key => CheckTestKey(key["key"])),
        .. document["apps"].Items.SelectMany(app => app["skan"]["schemas"].Items).SelectMany(schema => CheckDay(schema["since"])),
        .. document["apps"].Items.SelectMany(CheckClickKeys),
        .. document["apps"].Items.SelectMany(app => CheckMetaKey(app["meta"]["installReferrerKey"])),
        .. document["apps"].Items.SelectMany(app => app["feeds"].Items).SelectMany(CheckRotation),
        .. document["apps"].Items.SelectMany(app => app["restrictedSources"].Items).SelectMany(line => CheckDay(line["from"])),
    ];

    static IEnumerable<DocumentError> CheckRange(Place place)
    {
        if (place.Text is { } text && !IPNetwork.TryParse(text, out _))
            yield return place.Error($"\"{text}\" is no CIDR range; write it like 10.0.0.0/8, 127.0.0.1/32 or ::1/128");
    }

    static IEnumerable<DocumentError> CheckTimeZone(Place place)
    {
        if (place.Text is { Length: > 0 } text
            && !(TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && (zone.HasIanaId || text == "UTC")))
        {
            yield return place.Error($"\"{text}\" is no time zone this machine knows; write an IANA name such as Asia/Kolkata or UTC");
        }
    }

    static IEnumerable<DocumentError> CheckMetaKey(Place key)
    {
        var isWritten = key.Text is { } text && !SecretText.IsMask(text) && SecretText.Variable(text) is null && SecretText.PlaceholderName(text) is null;

        if (isWritten && !MetaReferrer.IsKey(key.Text!))
            yield return key.Error("is no Install Referrer Decryption Key; copy the 64 hex digits from Meta's app dashboard");
    }

    static IEnumerable<DocumentError> CheckTestKey(Place key)
    {
        if (key.Text is { } text && !SkanTestKey.IsKey(text))
            yield return key.Error("is no public key; write the SubjectPublicKeyInfo of a P-256 key in base64, one line");
    }

    static IEnumerable<DocumentError> CheckDay(Place place)
    {
        if (place.Text is { Length: 10 } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return place.Error($"there is no day {text}; write one like 2026-01-31");
    }

    static IEnumerable<DocumentError> CheckRotation(Place feed)
    {
        if (!feed["previousKey"].IsAbsent && feed["previousSecret"].IsAbsent)
            yield return feed["previousKey"].Error("goes with a previousSecret; write both, or take both out");
    }

    // Without a key no click is ever rightly signed, and nothing would be credited.
    static IEnumerable<DocumentError> CheckClickKeys(Place app)
    {
        if (app["clickSigning"]["keys"].Items.Any()) return [];

        return app["campaigns"].Items.Select(campaign => campaign["signing"])
            .Concat(app["clickSigning"]["modeBySource"].Members.Select(mode => mode.Place))
            .Prepend(app["clickSigning"]["mode"])
            .Where(mode => mode.Text == "require")
            .Select(mode => mode.Error("asks for signed clicks, and clickSigning.keys holds no key to check them with"));
    }

    static IEnumerable<DocumentError> CheckNetworkNames(Place app) =>
        app["attribution"]["windowsByNetwork"].Members
            .Where(window => string.IsNullOrWhiteSpace(window.Name))
            .Select(window => window.Place.Error("needs a network's code as its key, such as META"));
}
