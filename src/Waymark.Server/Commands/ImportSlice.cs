using System.Buffers;
using Waymark.Feeds;

namespace Waymark.Server.Commands;

/// <summary>The lines that are sent at once: as many as are cheap to send again.</summary>
sealed class ImportSlice
{
    const int MostLines = 2_000;
    const int MostBytes = 1024 * 1024;

    readonly ArrayBufferWriter<byte> _bytes = new(MostBytes + ExportLine.Longest + 2);
    int _length;

    /// <summary>Whole lines.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory[.._length];

    public int Lines { get; private set; }

    /// <summary>Where the last line ends in the file, unpacked.</summary>
    public long Offset { get; private set; }

    /// <summary>Why nothing more can be read; null at the end of a file that is well.</summary>
    public InvalidDataException? Damage { get; private set; }

    /// <summary>Forgets what was sent and reads what comes next.</summary>
    public async Task FillAsync(ImportFile file, CancellationToken stop)
    {
        Clear();
        while (Lines < MostLines && _length < MostBytes && await ReadLineAsync(file, stop)) { }
    }

    /// <summary>Reads the first line.</summary>
    /// <returns>The event's name, which is not sent as a line; null when it is a line like all others.</returns>
    public async Task<string?> ReadHeadAsync(ImportFile file, CancellationToken stop)
    {
        Clear();
        return await ReadLineAsync(file, stop) ? ExportHead.Read(Bytes.Span) : null;
    }

    void Clear()
    {
        _bytes.ResetWrittenCount();
        (_length, Lines) = (0, 0);
    }

    async ValueTask<bool> ReadLineAsync(ImportFile file, CancellationToken stop)
    {
        try
        {
            if (!await file.ReadLineAsync(_bytes, stop)) return false;
        }
        catch (InvalidDataException e)
        {
            // What came before it is whole.
            Damage = e;
            return false;
        }

        (_length, Lines, Offset) = (_bytes.WrittenCount, Lines + 1, file.Offset);
        return true;
    }
}
