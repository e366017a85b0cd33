using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Facts;

namespace Waymark.Users;

/// <summary>
/// An identity that the owner's server vouches for: <c>BASE64URL(payload).BASE64URL(HMAC-SHA256(secret, first part))</c>, the payload
/// being <c>{"key": id, "provider": …, "id": …, "exp": seconds since 1970}</c>.
/// </summary>
public sealed record SignedIdentity(string Provider, string Id)
{
    public const int Longest = 4_096;

    /// <summary>A token lives no longer than this, whatever it says: it may be kept where others find it.</summary>
    static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    /// <param name="token">What the app was given by its server.</param>
    /// <param name="keys">The app's keys for it.</param>
    /// <param name="now">Our time.</param>
    /// <returns>Null when it was not made with one of the keys, is over, or lasts too long.</returns>
    public static SignedIdentity? Read(string token, IReadOnlyList<IdentityKey> keys, DateTimeOffset now)
    {
        if (token.Length > Longest || token.Split('.') is not [var payload, var signature]) return null;

        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Replace(Base64Url.DecodeFromChars(payload)));
            var fields = new Fields(document.RootElement);
            var shown = Base64Url.DecodeFromChars(signature);

            if (keys.FirstOrDefault(key => key.Id == fields.Text("key", 64)) is not { } key || !Fits(key, payload, shown)) return null;
            if (fields.Find("exp") is not { ValueKind: JsonValueKind.Number } exp || !exp.TryGetInt64(out var seconds)) return null;
            if (seconds <= now.ToUnixTimeSeconds() || seconds > (now + LongestLife).ToUnixTimeSeconds()) return null;

            return IdentityProvider.Read(fields.Text("provider", IdentityProvider.Longest)) is { } provider
                && fields.Text("id", IdentityProvider.LongestId) is { } id ? new SignedIdentity(provider, id) : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What an owner's server does.</summary>
    public static string Write(IdentityKey key, string provider, string id, DateTimeOffset until)
    {
        var payload = Base64Url.EncodeToString(
            JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["key"] = key.Id, ["provider"] = provider, ["id"] = id, ["exp"] = until.ToUnixTimeSeconds() }));
        return $"{payload}.{Base64Url.EncodeToString(Sign(key, payload))}";
    }

    static bool Fits(IdentityKey key, string payload, byte[] shown) => CryptographicOperations.FixedTimeEquals(Sign(key, payload), shown);

    static byte[] Sign(IdentityKey key, string payload) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.ASCII.GetBytes(payload));
}
