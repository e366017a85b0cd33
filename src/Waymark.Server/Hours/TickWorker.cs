using System.Buffers;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Flows;
using Waymark.Storage;

namespace Waymark.Server.Hours;

/// <summary>Tells processing, which looks at no clock, that an hour has begun; only of apps where something waits for that.</summary>
sealed partial class TickWorker(IJournal journal, IState state, ICurrentConfiguration current, TimeProvider clock, ILogger<TickWorker> log) : BackgroundService
{
    // A changed configuration may need the hours told from now on.
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);
    static readonly TimeSpan WhileWorkIsLeft = TimeSpan.FromMilliseconds(200);

    readonly Dictionary<string, Told> _toldByApp = new(StringComparer.Ordinal);

    /// <summary>Tells whoever needs it.</summary>
    /// <returns>How long to rest then.</returns>
    public TimeSpan Tell()
    {
        var now = clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var isBusy = false;

        foreach (var app in current.Current.Document.Apps.Where(app => app.Reactions.NeedsTime))
            isBusy |= Tell(app, hour, now);

        var untilNext = hour.AddHours(1) - now;
        return isBusy ? WhileWorkIsLeft : untilNext < LongestRest ? untilNext : LongestRest;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var rest = LongestRest;

                try
                {
                    rest = Tell();
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The hour is told at the next look.
                    Failed(e);
                }

                await Task.Delay(rest, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <returns>Whether to look again soon.</returns>
    bool Tell(App app, DateTimeOffset hour, DateTimeOffset now)
    {
        var known = state.Flows.FindClockwork(app.Id);
        var next = known is not { } clockwork || clockwork.Hour < hour ? new Tick(hour, 0)
            : clockwork.HasMore ? new Tick(clockwork.Hour, clockwork.Part + 1)
            : null;

        if (next is null) return false;

        // Told already: it waits for its turn. What a full disk did not take has not been told.
        if (_toldByApp.GetValueOrDefault(app.Id) is { Commit.IsFaulted: false } told && told.Tick == next) return known?.HasMore == true;

        var fact = new FactDraft(FactKind.Tick, app.Id, now, null, SignatureState.Unchecked, current.Current.Version, new ReadOnlySequence<byte>(next.Write()));
        if (journal.TryAppend(fact, out var appending)) _toldByApp[app.Id] = new Told(next, appending.Commit);
        return true;
    }

    sealed record Told(Tick Tick, Task Commit);

    [LoggerMessage(LogLevel.Error, "The hour could not be told; it is tried again in a minute")]
    partial void Failed(Exception e);
}
