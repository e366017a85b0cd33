using System.Globalization;
using System.Text.Json;
using Waymark.Facts;
using Waymark.Users;

namespace Waymark.Feeds;

/// <summary>What a feed tells of a user, brought together with what is known. Newer words win by the time they are about, not by when they came.</summary>
public static class FeedProfile
{
    const int MostTraits = 100;

    static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"];

    /// <summary>The attributes as JSON by name, in the types that were published for them.</summary>
    /// <param name="attributes">The batch's user attributes.</param>
    /// <param name="warn">Hears the code of everything that could not be kept.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(JsonElement attributes, Action<string> warn)
    {
        var told = new List<KeyValuePair<string, string>>();

        foreach (var attribute in attributes.EnumerateObject())
        {
            if (told.Count == FeedLimits.MostAttributes)
            {
                warn("user_attributes_left_out");
                break;
            }

            var name = attribute.Name.Trim();
            var json = Typed(name, attribute.Value);

            if (name.Length is 0 or > FeedLimits.LongestName || json.Length > FeedLimits.LongestValue) warn("user_attribute_too_long");
            else if (attribute.Value.ValueKind != JsonValueKind.Null) told.Add(new(name, json));
        }

        return told;
    }

    /// <param name="user">As known.</param>
    /// <param name="told">What is told of them.</param>
    /// <param name="deleted">What is to be forgotten.</param>
    /// <param name="at">The time that all this is about.</param>
    /// <returns>The user with the very same traits, and times, where nothing is newer than what is known.</returns>
    public static User Merge(User user, IReadOnlyList<KeyValuePair<string, string>> told, IReadOnlyList<string> deleted, DateTimeOffset at)
    {
        var traits = new SortedDictionary<string, string>(user.Traits.ToDictionary(), StringComparer.Ordinal);
        var toldAt = new SortedDictionary<string, DateTimeOffset>(user.TraitsToldAt.ToDictionary(), StringComparer.Ordinal);
        var (hasChanged, isNewer) = (false, false);

        foreach (var (name, json) in told)
        {
            if (IsOld(name) || (!traits.ContainsKey(name) && traits.Count == MostTraits)) continue;

            hasChanged |= traits.GetValueOrDefault(name) != json;
            isNewer |= !toldAt.TryGetValue(name, out var before) || before != at;
            traits[name] = json;
            toldAt[name] = at;
        }

        foreach (var name in deleted)
        {
            if (!IsOld(name) && traits.Remove(name))
            {
                toldAt[name] = at;
                hasChanged = isNewer = true;
            }
        }

        return user with
        {
            Name = user.Name ?? NameIn(traits),
            Traits = hasChanged ? traits : user.Traits,
            TraitsToldAt = isNewer ? toldAt : user.TraitsToldAt,
        };

        bool IsOld(string name) => toldAt.TryGetValue(name, out var before) && before > at;
    }

    static string? NameIn(SortedDictionary<string, string> traits) =>
        traits.GetValueOrDefault("ct_name") is ['"', ..] json ? JsonSerializer.Deserialize<string>(json) : null;

    static string Typed(string name, JsonElement value) => Catalogue.CleverTap.FindUserAttribute(name)?.Type switch
    {
        "boolean" when YesOrNo.Read(TextOf(value)) is { } answer => answer ? "true" : "false",
        "string (date)" when DateOf(TextOf(value)) is { } day => $"\"{day:yyyy-MM-dd}\"",
        _ => value.GetRawText(),
    };

    static DateOnly? DateOf(string? text)
    {
        // CleverTap's own way to write a date: seconds behind a mark.
        if (text?.StartsWith("$D_", StringComparison.Ordinal) == true
            && long.TryParse(text.AsSpan(3), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > -5_000_000_000 and < 10_000_000_000)
        {
            return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime);
        }

        return DateOnly.TryParseExact(text?.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
