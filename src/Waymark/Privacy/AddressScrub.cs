using System.Net;
using System.Text;
using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Privacy;

/// <summary>Takes addresses out of a body that is stored as it was received, for apps that do not keep them.</summary>
/// <remarks>Digits become zeros, so that lengths and everything else stay what they were.</remarks>
public static class AddressScrub
{
    static readonly string[] Keys = ["ip", "device_ip", "ip_address", "ipAddress", "client_ip", "user_ip", "visitor_ip", "af_ip"];

    static readonly byte[][] Parameters = [.. Keys.SelectMany(key => new[] { $"?{key}=", $"&{key}=", $"\\u0026{key}=" }).Select(Encoding.UTF8.GetBytes)];

    /// <param name="body">JSON, as a device, a page or a link wrote it.</param>
    /// <param name="caller">Whose address is not to be found in it anywhere.</param>
    /// <returns>The very same body where there was nothing to take out.</returns>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> body, IPAddress? caller)
    {
        var scrubbed = body.ToArray();

        if (caller is not null) Blank(scrubbed, Encoding.ASCII.GetBytes(Addresses.Unmap(caller).ToString()));
        foreach (var parameter in Parameters)
            BlankParameter(scrubbed, parameter);
        BlankKeys(body.Span, scrubbed);

        return body.Span.SequenceEqual(scrubbed) ? body : scrubbed;
    }

    static void Blank(Span<byte> body, ReadOnlySpan<byte> address)
    {
        for (var at = 0; body[at..].IndexOf(address) is >= 0 and var found; at += found + address.Length)
            Blank(body.Slice(at + found, address.Length));
    }

    static void BlankParameter(Span<byte> body, ReadOnlySpan<byte> parameter)
    {
        for (var at = 0; body[at..].IndexOf(parameter) is >= 0 and var found;)
        {
            at += found + parameter.Length;
            var length = body[at..].IndexOfAny("&\"#\\"u8);
            Blank(body.Slice(at, length < 0 ? body.Length - at : length));
        }
    }

    // Found in what was received, because that is still what the reader has looked at.
    static void BlankKeys(ReadOnlySpan<byte> received, Span<byte> body)
    {
        var reader = new Utf8JsonReader(received, new JsonReaderOptions { MaxDepth = 64 });

        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || !Names(ref reader)) continue;
                if (!reader.Read()) return;

                if (reader.TokenType == JsonTokenType.String)
                    Blank(body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length));
            }
        }
        catch (JsonException)
        {
            // No JSON has no keys.
        }
    }

    static bool Names(ref Utf8JsonReader reader)
    {
        foreach (var key in Keys)
        {
            if (reader.ValueTextEquals(key)) return true;
        }

        return false;
    }

    static void Blank(Span<byte> address)
    {
        foreach (ref var one in address)
        {
            if (char.IsAsciiHexDigit((char)one)) one = (byte)'0';
        }
    }
}
