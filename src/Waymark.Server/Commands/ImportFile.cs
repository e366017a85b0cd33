using System.Buffers;
using System.IO.Compression;
using Waymark.Feeds;

namespace Waymark.Server.Commands;

/// <summary>Reads the lines of a file, unpacking it where it is packed; holds a piece of it at a time, however long its lines are.</summary>
sealed class ImportFile : IDisposable
{
    // One byte more than a line may have, so that the server sees that it was too long.
    const int LongestKept = ExportLine.Longest + 1;

    readonly FileStream _file;
    readonly Stream _bytes;
    readonly byte[] _piece = new byte[128 * 1024];
    int _start, _end;

    ImportFile(FileStream file, bool isPacked)
    {
        _file = file;
        _bytes = isPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Unpacked bytes that were read.</summary>
    public long Offset { get; private set; }

    /// <summary>How much of the file was read, 0 to 1.</summary>
    public double Fraction => _file.Length == 0 ? 1 : (double)(_file.Position - (_bytes == _file ? _end - _start : 0)) / _file.Length;

    public static async Task<ImportFile> OpenAsync(string path, long offset, CancellationToken stop)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var isPacked = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        var opened = new ImportFile(file, isPacked);

        try
        {
            await opened.SkipAsync(offset, stop);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Adds the next line to what is there already, with a line feed; of one that is too long only as much as shows that it is.</summary>
    /// <returns>False at the file's end.</returns>
    public async ValueTask<bool> ReadLineAsync(ArrayBufferWriter<byte> to, CancellationToken stop)
    {
        var (before, isAny) = (to.WrittenCount, false);

        while (_start < _end || await FillAsync(stop))
        {
            isAny = true;
            var rest = _piece.AsSpan(_start, _end - _start);
            var end = rest.IndexOf((byte)'\n');
            var part = end < 0 ? rest : rest[..end];

            to.Write(part[..Math.Min(part.Length, LongestKept - (to.WrittenCount - before))]);
            Pass(end < 0 ? rest.Length : end + 1);

            if (end >= 0) break;
        }

        if (isAny) to.Write("\n"u8);
        return isAny;
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _file.Dispose();
    }

    async ValueTask<bool> FillAsync(CancellationToken stop)
    {
        (_start, _end) = (0, await _bytes.ReadAsync(_piece, stop));
        return _end > 0;
    }

    // What is packed has no other way to a place than through all that lies before it.
    async Task SkipAsync(long offset, CancellationToken stop)
    {
        if (_bytes == _file)
        {
            _file.Position = Offset = Math.Min(offset, _file.Length);
            return;
        }

        while (Offset < offset && (_start < _end || await FillAsync(stop)))
            Pass((int)Math.Min(_end - _start, offset - Offset));
    }

    void Pass(int bytes)
    {
        _start += bytes;
        Offset += bytes;
    }
}
