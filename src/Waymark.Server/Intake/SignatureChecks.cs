using System.Collections.Concurrent;
using Waymark.Apps;
using Waymark.Facts;

namespace Waymark.Server.Intake;

/// <summary>Says what each request's signature comes to, replays included.</summary>
sealed class SignatureChecks
{
    // A changed window starts a new memory; the old one is too short or too long for it.
    readonly ConcurrentDictionary<(string App, int SkewMinutes), SignatureMemory> _memoryByApp = new();

    public SignatureState Check(App app, IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (app.Signing == SigningMode.Off) return SignatureState.Unchecked;

        var sent = SignatureHeaders.Of(headers);

        if (sent.AreMissing) return SignatureState.Missing;

        var skew = TimeSpan.FromMinutes(app.SigningSkewMinutes);
        Span<byte> signature = stackalloc byte[RequestSignature.Length];

        if (!RequestSignature.Fits(app.SigningKeys, sent, body, now, skew, signature)) return SignatureState.Failed;

        var memory = _memoryByApp.GetOrAdd(
            (app.Id, app.SigningSkewMinutes), static (_, skew) => new SignatureMemory(skew), skew);
        return memory.IsNew(signature, now) ? SignatureState.Verified : SignatureState.Replayed;
    }
}
