using Waymark.Server.Links;
using Waymark.Server.Tests.Support;
using Waymark.Storage;

namespace Waymark.Server.Tests.Links;

public sealed class RiskWindowTests
{
    readonly HandClock _clock = new();
    readonly TaskCompletionSource _commit = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_click_is_durable_once_its_commit_is()
    {
        var isDurable = new RiskWindow(_clock).IsDurableAsync(_commit.Task);

        isDurable.IsCompleted.ShouldBeFalse();
        _commit.SetResult();
        (await isDurable).ShouldBeTrue();
    }

    [Fact]
    public async Task A_slow_disk_holds_nobody_up()
    {
        var isDurable = new RiskWindow(_clock).IsDurableAsync(_commit.Task);

        await _clock.RingAsync(Stop);

        (await isDurable).ShouldBeFalse();
    }

    [Fact]
    public void Clicks_of_one_commit_share_a_wait_and_those_of_the_next_have_their_own()
    {
        var window = new RiskWindow(_clock);
        var first = window.IsDurableAsync(_commit.Task);

        window.IsDurableAsync(_commit.Task).ShouldBeSameAs(first);
        window.IsDurableAsync(new TaskCompletionSource().Task).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task A_commit_that_fails_says_so_to_each_of_its_clicks()
    {
        var window = new RiskWindow(_clock);
        Task[] waits = [window.IsDurableAsync(_commit.Task), window.IsDurableAsync(_commit.Task)];

        _commit.SetException(new JournalUnavailableException("The disk is full.", new IOException("No space left.")));

        foreach (var wait in waits)
            await Should.ThrowAsync<JournalUnavailableException>(wait);
    }
}
