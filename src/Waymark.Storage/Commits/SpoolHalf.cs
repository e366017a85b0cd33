using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Waymark.Storage.Commits;

/// <summary>A half of the spool: filled from its beginning to its end, and begun anew once the journal has all of it.</summary>
/// <remarks>It begins with its generation: what an earlier one left behind does not count. Not safe for several threads.</remarks>
sealed class SpoolHalf
{
    const int HeaderLength = sizeof(long);

    readonly SafeFileHandle _file;
    readonly long _start;
    readonly int _length;
    int _end = HeaderLength;

    public SpoolHalf(SafeFileHandle file, long start, int length)
    {
        (_file, _start, _length) = (file, start, length);

        Span<byte> header = stackalloc byte[HeaderLength];
        if (RandomAccess.Read(file, header, start) == HeaderLength) Generation = BinaryPrimitives.ReadInt64LittleEndian(header);
    }

    /// <summary>Rises each time either half is begun anew.</summary>
    public long Generation { get; private set; }

    /// <summary>How many of its facts the journal does not have yet.</summary>
    public int Held { get; private set; }

    public bool IsEmpty => _end == HeaderLength;

    public bool HasRoomFor(int length) => length <= _length - _end;

    /// <exception cref="IOException">The record could not be written: it is not there.</exception>
    public void Write(Span<byte> record)
    {
        SpoolFormat.Seal(record, Generation);
        RandomAccess.Write(_file, record, _start + _end);
        _end += record.Length;
        Held++;
    }

    public void Release() => Held--;

    public void BeginAnew(long generation)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt64LittleEndian(header, generation);
        RandomAccess.Write(_file, header, _start);
        (Generation, _end) = (generation, HeaderLength);
    }

    /// <summary>Reads what an earlier process left: all of it is held from then on.</summary>
    public List<byte[]> ReadBack()
    {
        var bytes = new byte[_length];
        var content = bytes.AsSpan(0, RandomAccess.Read(_file, bytes, _start));
        var records = new List<byte[]>();

        while (SpoolFormat.LengthOf(content[Math.Min(_end, content.Length)..], Generation) is > 0 and var length)
        {
            records.Add(content.Slice(_end, length).ToArray());
            _end += length;
        }

        Held = records.Count;
        return records;
    }
}
