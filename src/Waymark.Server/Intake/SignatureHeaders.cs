namespace Waymark.Server.Intake;

/// <summary>The headers that a signing SDK adds. The literal <c>Authorization: HMAC</c> says nothing more and may get lost at a proxy.</summary>
/// <param name="KeyId">Which key signed.</param>
/// <param name="Timestamp">Milliseconds since the epoch, as text.</param>
/// <param name="Signature">HMAC-SHA256 in base64.</param>
readonly record struct SignatureHeaders(string? KeyId, string? Timestamp, string? Signature)
{
    public bool AreMissing => KeyId is null && Timestamp is null && Signature is null;

    // A header sent twice reads as "a,b", which no check accepts.
    public static SignatureHeaders Of(IHeaderDictionary headers) =>
        new(headers["x-Key-Id"], headers["x-Timestamp"], headers["x-Signature"]);
}
