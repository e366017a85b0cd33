using Waymark.Installs;
using Waymark.Storage.Formats;
using Waymark.Users;

namespace Waymark.Storage.Writing;

/// <summary>Commits a batch while the next one is decided. Batches come one at a time, from one thread.</summary>
/// <param name="state">Where they are written; nobody else begins a batch there.</param>
/// <param name="elsewhere">Does the writing, on another thread than the one that asks for it.</param>
public sealed class WriteBehind(IState state, Func<Action, Task> elsewhere) : IDisposable
{
    readonly Recent<(string App, string Id), Install> _installs = new(20_000);
    readonly Recent<(string App, string Id), User> _users = new(10_000);
    Task<Overlay>? _writing;
    long _careUntil;

    /// <summary>Journal position up to which batches were handed over; when one cannot be written it falls back to what is committed.</summary>
    public long Reached { get; private set; } = state.Processed.Value;

    internal IState State => state;

    /// <summary>Stream position of the last event that was handed over.</summary>
    internal long LastEvent { get; private set; } = state.LastPosition;

    /// <summary>What is being written; null for nothing.</summary>
    internal Overlay? Underway { get; private set; }

    /// <summary>Starts a batch, which sees all that was handed over.</summary>
    /// <param name="isMoreWaiting">It is written elsewhere, while the next one is decided; else by the thread that commits it.</param>
    public IStateBatch Begin(bool isMoreWaiting = true)
    {
        var batch = new WriteBehindBatch(this, isMoreWaiting);

        // A fact that cannot be written is only known where it is written as it is understood.
        if (Reached < _careUntil) batch.AtOnce();
        return batch;
    }

    /// <summary>Waits until all that was handed over is committed.</summary>
    /// <exception cref="IOException">It cannot be; what was decided on top of it is lost as well.</exception>
    public void Settle()
    {
        if (_writing is not { } writing) return;

        _writing = null;
        Underway = null;

        try
        {
            var written = writing.GetAwaiter().GetResult();
            Remember(written);
        }
        catch (Exception e)
        {
            _installs.Clear();
            _users.Clear();
            _careUntil = Reached;
            Reached = state.Processed.Value;
            LastEvent = state.LastPosition;
            throw new IOException("What was processed could not be written.", e);
        }
    }

    /// <summary>Waits for what is being written; what fails of it is still in the journal.</summary>
    public void Dispose()
    {
        try
        {
            Settle();
        }
        catch (IOException)
        {
            // Its facts are processed by the next start.
        }
    }

    internal Install? FindInstall(string app, string id) => _installs.Get((app, id), key => state.Committed.FindInstall(key.App, key.Id));

    internal User? FindUser(string app, string id) => _users.Get((app, id), key => state.Committed.FindUser(key.App, key.Id));

    internal void Write(Overlay overlay, Action<IStateBatch> write, long journalPosition, long streamPosition, Action? committed, bool isMoreWaiting)
    {
        Settle();

        Underway = overlay;
        Reached = journalPosition;
        LastEvent = streamPosition;
        _writing = WriteAsync();

        async Task<Overlay> WriteAsync()
        {
            if (!isMoreWaiting) return WriteNow(overlay, write, journalPosition, committed);

            var packed = overlay;
            await elsewhere(() => packed = WriteNow(overlay, write, journalPosition, committed)).ConfigureAwait(false);
            return packed;
        }
    }

    /// <summary>A batch was committed on the thread that decided it.</summary>
    internal void Wrote(Overlay overlay, long journalPosition)
    {
        Reached = journalPosition;
        LastEvent = state.LastPosition;
        Remember(Packed(overlay));
    }

    Overlay WriteNow(Overlay overlay, Action<IStateBatch> write, long journalPosition, Action? committed)
    {
        var packed = Packed(overlay);

        using var batch = state.Begin();
        write(batch);
        foreach (var install in packed.Installs.Values)
            batch.Save(install);
        foreach (var user in packed.Users.Values)
            batch.Save(user);
        batch.Commit(journalPosition, committed);

        return packed;
    }

    // What is remembered is meant for events, and must be small. The overlay itself is being looked at meanwhile.
    static Overlay Packed(Overlay overlay)
    {
        var packed = new Overlay();
        foreach (var (key, install) in overlay.Installs)
            packed.Installs[key] = PackedInstall.Of(install);
        foreach (var (key, user) in overlay.Users)
            packed.Users[key] = user;
        return packed;
    }

    void Remember(Overlay written)
    {
        foreach (var (key, install) in written.Installs)
            _installs.Set(key, install);
        foreach (var (key, user) in written.Users)
            _users.Set(key, user);
    }
}
