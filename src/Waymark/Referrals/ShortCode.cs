using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Waymark.Facts;
using Waymark.SmartLinks;

namespace Waymark.Referrals;

/// <summary>Five letters that a person can read aloud and type; what was typed is read by <see cref="LinkCode"/>.</summary>
public static class ShortCode
{
    public const int Length = 5;

    /// <param name="random">At least eight bytes.</param>
    public static string From(ReadOnlySpan<byte> random) => Write(BinaryPrimitives.ReadUInt64LittleEndian(random));

    /// <returns>Another code for whatever the seed stands for; the same each time.</returns>
    public static string Derive(string seed, int attempt) =>
        Write(StableHash.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"code\0{seed}\0{attempt}"))));

    static string Write(ulong number)
    {
        Span<char> code = stackalloc char[Length];

        foreach (ref var letter in code)
        {
            letter = LinkCode.Letters[(int)(number % (ulong)LinkCode.Letters.Length)];
            number /= (ulong)LinkCode.Letters.Length;
        }

        return new string(code);
    }
}
