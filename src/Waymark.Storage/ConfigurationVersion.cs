using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Storage;

/// <summary>One version of the configuration document, chained to the one before it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Document">JSON; every secret is a placeholder.</param>
/// <param name="Who">Who changed it.</param>
/// <param name="When">To the millisecond.</param>
/// <param name="PreviousHash">The hash of the version before; empty for the first.</param>
/// <param name="Hash">SHA-256, lower-case hex, over all of the above.</param>
public sealed record ConfigurationVersion(
    int Number, string Document, string Who, DateTimeOffset When, string PreviousHash, string Hash)
{
    /// <summary>The version that follows <paramref name="previous"/>.</summary>
    public static ConfigurationVersion After(ConfigurationVersion? previous, string document, string who, DateTimeOffset when)
    {
        var draft = new ConfigurationVersion(
            (previous?.Number ?? 0) + 1,
            document,
            who,
            DateTimeOffset.FromUnixTimeMilliseconds(when.ToUnixTimeMilliseconds()),
            previous?.Hash ?? "",
            "");
        return draft with { Hash = draft.ComputeHash() };
    }

    /// <summary>Whether this version says what it said when it was made, and really follows <paramref name="previous"/>.</summary>
    public bool Follows(ConfigurationVersion? previous) =>
        Number == (previous?.Number ?? 0) + 1 && PreviousHash == (previous?.Hash ?? "") && Hash == ComputeHash();

    string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendNumber(hash, Number);
        AppendText(hash, PreviousHash);
        AppendText(hash, Who);
        AppendNumber(hash, When.ToUnixTimeMilliseconds());
        AppendText(hash, Document);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The length goes first, so that text cannot move from one field into the next without a trace.
    static void AppendText(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AppendNumber(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
