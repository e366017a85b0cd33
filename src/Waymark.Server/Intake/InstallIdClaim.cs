using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Server.Intake;

/// <summary>What a body says about which install is calling.</summary>
readonly record struct InstallIdClaim(JsonText Text, bool IsPresent, bool IsTooLong)
{
    public static InstallIdClaim Of(ReadOnlySpan<byte> body, JsonText top, JsonText nested)
    {
        var claim = Read(body, top);
        return claim.IsPresent || claim.IsTooLong ? claim : Read(body, nested);
    }

    static InstallIdClaim Read(ReadOnlySpan<byte> body, JsonText text)
    {
        if (text.Type != JsonTokenType.String || text.Length == 0) return default;
        if (IsPlainId(body, text)) return new(text, IsPresent: true, IsTooLong: false);

        var said = text.Read(body)?.Trim();
        return said?.Length > InstallId.Longest
            ? new(text, IsPresent: false, IsTooLong: true)
            : new(text, InstallId.Read(said) is not null, IsTooLong: false);
    }

    // Nearly every id is a UUID or 20 letters and digits: those need no string to be recognised.
    static bool IsPlainId(ReadOnlySpan<byte> body, JsonText text)
    {
        var bytes = text.Bytes(body);
        return !text.IsEscaped
            && bytes.Length <= InstallId.Longest
            && !bytes.ContainsAnyExceptInRange((byte)'!', (byte)'~')
            && !bytes.StartsWith("ERROR_"u8);
    }
}
