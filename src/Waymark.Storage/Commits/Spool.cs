using Microsoft.Win32.SafeHandles;

namespace Waymark.Storage.Commits;

/// <summary>Facts that nobody waits for, in a file of their own until the journal has them: the end of the process loses none of them.</summary>
/// <remarks>It is not flushed: what the journal does not have yet can be lost with the machine. There is room for some 30,000 clicks.</remarks>
sealed class Spool : IDisposable
{
    const int HalfLength = 8 * 1024 * 1024;

    readonly Lock _gate = new();
    readonly SafeFileHandle _file;
    SpoolHalf _current;
    SpoolHalf _other;

    public Spool(string path)
    {
        _file = Open(path);
        (_current, _other) = (new SpoolHalf(_file, 0, HalfLength), new SpoolHalf(_file, HalfLength, HalfLength));
        if (_other.Generation > _current.Generation) (_other, _current) = (_current, _other);
    }

    long NextGeneration => Math.Max(_current.Generation, _other.Generation) + 1;

    /// <summary>Keeps a record until it is released.</summary>
    /// <returns>Where it lies; null when there is no room.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    public SpoolHalf? Keep(Span<byte> record)
    {
        lock (_gate)
        {
            if (!_current.HasRoomFor(record.Length))
            {
                if (_other.Held > 0) return null;

                _other.BeginAnew(NextGeneration);
                (_current, _other) = (_other, _current);
                if (!_current.HasRoomFor(record.Length)) return null;
            }

            _current.Write(record);
            return _current;
        }
    }

    /// <summary>The journal has these.</summary>
    public void Release(IReadOnlyList<SpooledFact> facts)
    {
        lock (_gate)
        {
            foreach (var fact in facts)
                fact.Half.Release();

            Forget(_other);
            Forget(_current);
        }
    }

    /// <summary>Reads what an earlier process left, the oldest first: the journal may have it, or not.</summary>
    public IEnumerable<(byte[] Record, SpoolHalf Half)> ReadBack() =>
        new[] { _other, _current }.SelectMany(half => half.ReadBack().Select(record => (record, half)));

    public void Dispose() => _file.Dispose();

    // Given its space at once, a disk that is full later does not keep it from taking facts; on one that is full now it takes what fits.
    static SafeFileHandle Open(string path)
    {
        try
        {
            if (!File.Exists(path)) return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, preallocationSize: 2 * HalfLength);
        }
        catch (IOException)
        {
        }

        return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
    }

    // Else the next start would read all of the journal since, to see that it has them.
    void Forget(SpoolHalf half)
    {
        if (half.Held > 0 || half.IsEmpty) return;

        try
        {
            half.BeginAnew(NextGeneration);
        }
        catch (IOException)
        {
            // They are in the journal: finding them again would change nothing.
        }
    }
}
