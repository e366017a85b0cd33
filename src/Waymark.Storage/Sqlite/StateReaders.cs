using System.Collections.Concurrent;

namespace Waymark.Storage.Sqlite;

/// <summary>Readers of the state, opened as they are needed: a long search does not make delivery wait.</summary>
sealed class StateReaders(string path, string journalId) : IDisposable
{
    const int MostAtOnce = 8;

    readonly SemaphoreSlim _free = new(MostAtOnce);
    readonly ConcurrentBag<StateReader> _idle = [];

    public T Read<T>(Func<StateReader, T> read)
    {
        _free.Wait();

        try
        {
            if (!_idle.TryTake(out var reader)) reader = new StateReader(path, journalId);

            try
            {
                return read(reader);
            }
            finally
            {
                _idle.Add(reader);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        foreach (var reader in _idle)
            reader.Dispose();

        _free.Dispose();
    }
}
