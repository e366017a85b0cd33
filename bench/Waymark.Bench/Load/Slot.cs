namespace Waymark.Bench.Load;

/// <summary>A place in a prepared request that gets another value each time. Written in a template as a run of one byte.</summary>
readonly record struct Slot(byte Marker, int Offset, int Length)
{
    // Control characters cannot appear in a request otherwise.
    const char UniqueMarker = '\u0001';
    const char InstallMarker = '\u0002';
    const char AddressMarker = '\u0003';
    const char LinkMarker = '\u0004';

    /// <summary>An id nobody has used before.</summary>
    public static string UniqueId { get; } = new(UniqueMarker, RequestIds.IdLength);

    /// <summary>One of a fixed number of installs.</summary>
    public static string InstallId { get; } = new(InstallMarker, RequestIds.IdLength);

    /// <summary>The caller's address as a proxy would tell it.</summary>
    public static string Address { get; } = new(AddressMarker, "100.100.100.100".Length);

    /// <summary>One of the links.</summary>
    public static string LinkId { get; } = new(LinkMarker, RequestIds.LinkLength);

    public static bool IsMarker(byte value) => value is >= (byte)UniqueMarker and <= (byte)LinkMarker;

    public void Fill(Span<byte> request, RequestIds ids)
    {
        var place = request.Slice(Offset, Length);

        switch ((char)Marker)
        {
            case UniqueMarker: ids.WriteUnique(place); break;
            case InstallMarker: ids.WriteInstall(place); break;
            case AddressMarker: ids.WriteAddress(place); break;
            case LinkMarker: ids.WriteLink(place); break;
        }
    }
}
