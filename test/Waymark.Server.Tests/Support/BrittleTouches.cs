using Waymark.Storage;
using Waymark.Touches;

namespace Waymark.Server.Tests.Support;

/// <summary>The real touches until a test makes a call throw, before or after it has done its work.</summary>
sealed class BrittleTouches(ITouches touches) : ITouches
{
    public Func<Touch, Exception?> BeforeAdd { get; set; } = _ => null;

    public Exception? BeforeCommit { get; set; }

    public Exception? AfterCommit { get; set; }

    public void Add(Touch touch)
    {
        if (BeforeAdd(touch) is { } failure) throw failure;

        touches.Add(touch);
    }

    public Touch? Find(string app, string clickId) => touches.Find(app, clickId);

    public Touch? FindCommitted(string app, string clickId) => touches.FindCommitted(app, clickId);

    public IReadOnlyList<Touch> FindByKey(TouchKey key, long before, DateTimeOffset since, DateTimeOffset until, int most) =>
        touches.FindByKey(key, before, since, until, most);

    public void Commit()
    {
        if (BeforeCommit is not null) throw BeforeCommit;

        touches.Commit();
        if (AfterCommit is not null) throw AfterCommit;
    }

    public void DropBefore(DateOnly day) => touches.DropBefore(day);

    public ValueTask DisposeAsync() => touches.DisposeAsync();
}
