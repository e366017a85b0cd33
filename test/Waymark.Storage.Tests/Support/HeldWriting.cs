using Waymark.Storage.Writing;

namespace Waymark.Storage.Tests.Support;

/// <summary>Batches that are written behind, each when it is let.</summary>
sealed class HeldWriting : IDisposable
{
    readonly SemaphoreSlim _mayWrite = new(0);
    readonly List<WriteBehind> _all = [];
    bool _isHeld;

    public WriteBehind Over(IState state)
    {
        var writing = new WriteBehind(state, RunAsync);
        _all.Add(writing);
        return writing;
    }

    /// <summary>Lets what is held be written; there may be nothing.</summary>
    public void Release()
    {
        if (!_isHeld) return;

        _isHeld = false;
        _mayWrite.Release();
    }

    // A test that failed must end, too.
    public void Dispose()
    {
        Release();
        _all.ForEach(writing => writing.Dispose());
        _mayWrite.Dispose();
    }

    Task RunAsync(Action write)
    {
        _isHeld = true;
        return Task.Run(() =>
        {
            _mayWrite.Wait();
            write();
        });
    }
}
