using System.Buffers.Text;
using System.Text;

namespace Waymark.Server.Intake.Feeds;

/// <summary>Key and secret of HTTP's basic authentication.</summary>
static class BasicCredentials
{
    const string Scheme = "Basic ";
    const int Longest = 16 * 1024;

    /// <returns>False for a header of another form.</returns>
    public static bool TryRead(string header, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> secret)
    {
        key = secret = default;

        if (header.Length > Longest || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;

        var encoded = Encoding.ASCII.GetBytes(header.AsSpan(Scheme.Length).Trim().ToString());
        var pair = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];

        if (Base64.DecodeFromUtf8(encoded, pair, out _, out var length) != System.Buffers.OperationStatus.Done) return false;

        var colon = pair.AsSpan(0, length).IndexOf((byte)':');

        if (colon < 0) return false;

        key = pair.AsSpan(0, colon);
        secret = pair.AsSpan((colon + 1)..length);
        return true;
    }
}
