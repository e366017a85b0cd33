using Waymark.Facts;

namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>What was noted, of which app. As random as the hash it is made of, which filters and searches rely on.</summary>
readonly record struct SeenKey(ulong High, ulong Low) : IComparable<SeenKey>
{
    public static SeenKey Of(int app, Fingerprint fingerprint) => new(fingerprint.High ^ ((ulong)app * 0x9E3779B97F4A7C15), fingerprint.Low);

    public int CompareTo(SeenKey other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);
}
