using System.Buffers.Binary;

namespace Waymark.Server.Intake;

/// <summary>Remembers the signatures that were right, so that none is used twice while its time would still be accepted.</summary>
/// <remarks>
/// Keeps two generations and forgets the older one; each lasts as long as a signature can stay acceptable. Only holders of a
/// key can fill it; at <paramref name="most"/> signatures a generation ends early, so the memory stays bounded.
/// </remarks>
/// <param name="skew">How far a signature's time may be from ours.</param>
/// <param name="most">Signatures in one generation.</param>
sealed class SignatureMemory(TimeSpan skew, int most = 200_000)
{
    readonly Lock _gate = new();
    readonly TimeSpan _span = 2 * skew;
    HashSet<UInt128> _current = [];
    HashSet<UInt128> _previous = [];
    DateTimeOffset _currentEnds = DateTimeOffset.MinValue;

    /// <param name="signature">
    /// At least 16 bytes of an HMAC, which stand for key, time and body: nobody without the key can make two that share them.
    /// </param>
    /// <param name="now">Our time.</param>
    /// <returns>False when it was here before.</returns>
    public bool IsNew(ReadOnlySpan<byte> signature, DateTimeOffset now)
    {
        var fingerprint = BinaryPrimitives.ReadUInt128BigEndian(signature);

        lock (_gate)
        {
            if (now >= _currentEnds || _current.Count >= most)
                Turn(now);

            return !_previous.Contains(fingerprint) && _current.Add(fingerprint);
        }
    }

    void Turn(DateTimeOffset now)
    {
        var isLongAgo = now - _currentEnds >= _span;
        _previous = isLongAgo ? [] : _current;
        _current = [];
        _currentEnds = now + _span;
    }
}
