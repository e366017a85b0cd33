using Waymark.Server.Processing;

namespace Waymark.Server.Tests.Processing;

/// <summary>Work that is done on one thread of its own.</summary>
public sealed class CourteousThreadTests
{
    [Fact]
    public async Task It_steps_back_first_and_does_everything_there()
    {
        var steppedBack = "";
        using var thread = new CourteousThread("late", () => steppedBack = Thread.CurrentThread.Name!);

        var names = new List<string>();
        await thread.RunAsync(() => names.Add(Thread.CurrentThread.Name!));
        await thread.RunAsync(() => names.Add(Thread.CurrentThread.Name!));

        Assert.Equal("late", steppedBack);
        Assert.Equal(["late", "late"], names);
    }

    [Fact]
    public async Task What_fails_there_is_told_and_the_thread_goes_on()
    {
        using var thread = new CourteousThread("late", () => { });

        await Assert.ThrowsAsync<IOException>(() => thread.RunAsync(() => throw new IOException("The disk is gone.")));

        var isDone = false;
        await thread.RunAsync(() => isDone = true);
        Assert.True(isDone);
    }

    /// <summary>What goes on behind an await must not wait for the thread that waits for it.</summary>
    [Fact]
    public async Task Work_may_wait_for_what_comes_later()
    {
        using var thread = new CourteousThread("late", () => { });
        var later = new TaskCompletionSource();

        var work = thread.RunAsync(() => WaitForAsync(later.Task).GetAwaiter().GetResult());
        later.SetResult();

        await work.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    static async Task WaitForAsync(Task later)
    {
        await Task.Yield();
        await later;
    }
}
