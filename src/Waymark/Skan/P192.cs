using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Waymark.Skan;

/// <summary>
/// Verifies ECDSA signatures on NIST P-192, which many systems' crypto libraries refuse by now. Only public values are handled,
/// so nothing depends on how long it takes.
/// </summary>
sealed class P192
{
    // FIPS 186-4, D.1.2.1.
    static readonly BigInteger P = Hex("fffffffffffffffffffffffffffffffeffffffffffffffff");
    static readonly BigInteger B = Hex("64210519e59c80e70fa7e9ab72243049feb8deecc146b9b1");
    static readonly BigInteger N = Hex("ffffffffffffffffffffffff99def836146bc9b1b4d22831");
    static readonly Jacobian G = new(Hex("188da80eb03090f67cbf20eb43a18800f4ff0afd82ff1012"), Hex("07192b95ffc8da78631011ed6b24cdd573f977a11e794811"), BigInteger.One);

    const int Length = 24;

    readonly Jacobian _key;
    readonly Jacobian _both;

    P192(Jacobian key)
    {
        _key = key;
        _both = Add(G, key);
    }

    /// <param name="subjectPublicKeyInfo">X.509, with an uncompressed point.</param>
    /// <exception cref="FormatException">It is no point of the curve.</exception>
    public static P192 Import(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        // The point is at the end, whatever stands before it: 04, x, y.
        var point = subjectPublicKeyInfo.Length > 2 * Length ? subjectPublicKeyInfo[^((2 * Length) + 1)..] : [];
        if (point.IsEmpty || point[0] != 4) throw new FormatException("Not an uncompressed point of P-192.");

        var (x, y) = (Unsigned(point[1..(Length + 1)]), Unsigned(point[(Length + 1)..]));
        var isOnCurve = Mod((y * y) - (x * x * x) + (3 * x) - B).IsZero && x < P && y < P;
        return isOnCurve ? new P192(new Jacobian(x, y, BigInteger.One)) : throw new FormatException("Not a point of P-192.");
    }

    /// <param name="message">What was signed.</param>
    /// <param name="signature">DER, as Apple writes it.</param>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlyMemory<byte> signature)
    {
        if (!TryRead(signature, out var r, out var s)) return false;
        if (r.Sign <= 0 || r >= N || s.Sign <= 0 || s >= N) return false;

        var hash = Unsigned(SHA256.HashData(message).AsSpan(0, Length));
        var w = BigInteger.ModPow(s, N - 2, N);
        var point = Sum(hash * w % N, r * w % N);
        if (point.Z.IsZero) return false;

        var inverse = BigInteger.ModPow(point.Z, P - 2, P);
        return Mod(point.X * inverse * inverse) % N == r;
    }

    // u·G + v·Q in one walk over the bits of both.
    Jacobian Sum(BigInteger u, BigInteger v)
    {
        var sum = new Jacobian(BigInteger.One, BigInteger.One, BigInteger.Zero);

        for (var bit = (int)Math.Max(u.GetBitLength(), v.GetBitLength()) - 1; bit >= 0; bit--)
        {
            sum = Double(sum);
            var (hasG, hasKey) = (!((u >> bit) & 1).IsZero, !((v >> bit) & 1).IsZero);
            if (hasG && hasKey) sum = Add(sum, _both);
            else if (hasG) sum = Add(sum, G);
            else if (hasKey) sum = Add(sum, _key);
        }

        return sum;
    }

    static Jacobian Double(Jacobian point)
    {
        if (point.Z.IsZero || point.Y.IsZero) return point with { Z = BigInteger.Zero };

        var yy = Mod(point.Y * point.Y);
        var zz = Mod(point.Z * point.Z);
        var s = Mod(4 * point.X * yy);
        var m = Mod(3 * (point.X - zz) * (point.X + zz)); // a = -3
        var x = Mod((m * m) - (2 * s));
        return new(x, Mod((m * (s - x)) - (8 * yy * yy)), Mod(2 * point.Y * point.Z));
    }

    static Jacobian Add(Jacobian one, Jacobian other)
    {
        if (one.Z.IsZero) return other;
        if (other.Z.IsZero) return one;

        var (zz1, zz2) = (Mod(one.Z * one.Z), Mod(other.Z * other.Z));
        var (u1, u2) = (Mod(one.X * zz2), Mod(other.X * zz1));
        var (s1, s2) = (Mod(one.Y * zz2 * other.Z), Mod(other.Y * zz1 * one.Z));

        if (u1 == u2) return s1 == s2 ? Double(one) : one with { Z = BigInteger.Zero };

        var (h, r) = (Mod(u2 - u1), Mod(s2 - s1));
        var hh = Mod(h * h);
        var (hhh, v) = (Mod(h * hh), Mod(u1 * hh));
        var x = Mod((r * r) - hhh - (2 * v));
        return new(x, Mod((r * (v - x)) - (s1 * hhh)), Mod(h * one.Z * other.Z));
    }

    static bool TryRead(ReadOnlyMemory<byte> der, out BigInteger r, out BigInteger s)
    {
        r = s = default;

        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var pair = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            r = pair.ReadInteger();
            s = pair.ReadInteger();
            pair.ThrowIfNotEmpty();
            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    static BigInteger Mod(BigInteger value)
    {
        var rest = BigInteger.Remainder(value, P);
        return rest.Sign < 0 ? rest + P : rest;
    }

    static BigInteger Unsigned(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // x = X / Z², y = Y / Z³; Z is 0 at infinity.
    readonly record struct Jacobian(BigInteger X, BigInteger Y, BigInteger Z);
}
