using System.Buffers;
using System.Text;

namespace Waymark.Facts;

/// <summary>One of the 256 ordered partitions: everything of one install (else of one user) shares a lane.</summary>
public static class Lane
{
    public const int Count = 256;

    /// <param name="app">The app's id.</param>
    /// <param name="owner">The install id, else the user id, else empty.</param>
    public static byte Of(string app, string owner)
    {
        var length = Encoding.UTF8.GetMaxByteCount(app.Length + owner.Length + 1);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var written = Encoding.UTF8.GetBytes(app, rented);
        rented[written++] = 0;
        written += Encoding.UTF8.GetBytes(owner, rented.AsSpan(written));

        var lane = (byte)(StableHash.Of(rented.AsSpan(0, written)) >> 56);
        ArrayPool<byte>.Shared.Return(rented);
        return lane;
    }
}
