using System.Buffers;
using System.Text.Json;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>Whose record it is: the device's objectId before the person's identity before FBID and GPID.</summary>
readonly record struct Identifiers(ProfileKey Key, ProfileKey? Linked)
{
    const int LongestObjectId = 64;
    const int LongestIdentity = 1023;

    static readonly SearchValues<char> ObjectIdLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789=|<>;+.()!:$@_-");

    /// <returns>Why the record cannot be given to anybody, or null.</returns>
    public static Refusal? Read(JsonElement raw, out Identifiers identifiers)
    {
        identifiers = default;

        var objectId = raw.Find("objectId");
        if (objectId is { } device && !IsObjectId(device))
            return Refusal.ObjectId;

        var identity = raw.Find("identity");
        if (identity is { } person && !IsIdentity(person))
            return Refusal.NoIdentifier;

        ProfileKey? first = null, second = null;
        Take(IdKind.ObjectId, objectId);
        Take(IdKind.Identity, identity);
        Take(IdKind.Facebook, raw.Find("FBID"));
        Take(IdKind.Google, raw.Find("GPID"));

        if (first is not { } key)
            return Refusal.NoIdentifier;

        identifiers = new(key, second);
        return null;

        void Take(IdKind kind, JsonElement? given)
        {
            if (given?.TextOrNumber() is not { Length: > 0 } value)
                return;

            if (first is null)
                first = new(kind, value);
            else
                second ??= new(kind, value);
        }
    }

    public static bool IsObjectId(JsonElement given) =>
        given.ValueKind == JsonValueKind.String && IsObjectId(given.GetString()!);

    public static bool IsObjectId(string given) =>
        given.Length is > 0 and <= LongestObjectId && !given.AsSpan().ContainsAnyExcept(ObjectIdLetters);

    public static bool IsIdentity(JsonElement given) => given.TextOrNumber() is { Length: > 0 and <= LongestIdentity };
}
