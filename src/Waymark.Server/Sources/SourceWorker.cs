using System.Buffers;
using System.Diagnostics.Metrics;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Fraud.Sources;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Sources;

/// <summary>Looks at every app's sources once an hour and tells processing what is new of them: it proposes, and rejects nothing by itself.</summary>
sealed partial class SourceWorker : BackgroundService
{
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);
    static readonly TimeSpan WhileProcessing = TimeSpan.FromSeconds(1);

    readonly Dictionary<string, DateTimeOffset> _lookedAt = new(StringComparer.Ordinal);
    readonly Counter<long> _told;
    readonly IJournal _journal;
    readonly IState _state;
    readonly ICurrentConfiguration _current;
    readonly TimeProvider _clock;
    readonly ILogger<SourceWorker> _log;

    // What was told before has to be understood first, by this process or the one before it: else it would be told twice.
    long _toldUpTo;

    public SourceWorker(IJournal journal, IState state, ICurrentConfiguration current, TimeProvider clock, IMeterFactory meters, ILogger<SourceWorker> log)
    {
        _journal = journal;
        _state = state;
        _current = current;
        _clock = clock;
        _log = log;
        _toldUpTo = journal.LastPosition;
        _told = meters.Create("Waymark").CreateCounter<long>("waymark.fraud.source_words", description: "What the hourly look told of sources, by kind.");
    }

    /// <summary>Looks at those apps that were not looked at in this hour.</summary>
    /// <returns>How long to rest then.</returns>
    public async Task<TimeSpan> LookAsync()
    {
        if (_state.Processed.Value < _toldUpTo) return WhileProcessing;

        var now = _clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);

        foreach (var app in _current.Current.Document.Apps.Where(app => _lookedAt.GetValueOrDefault(app.Id) < hour))
        {
            if (await TellAsync(app, now)) _lookedAt[app.Id] = hour;
        }

        var untilNext = hour.AddHours(1) - now;
        return untilNext < LongestRest ? untilNext : LongestRest;
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
                    rest = await LookAsync();
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // What was not told is found again at the next look.
                    Failed(e);
                }

                await Task.Delay(rest, _clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <returns>Whether everything that is new could be told.</returns>
    async Task<bool> TellAsync(App app, DateTimeOffset now)
    {
        var window = SourceWindow.Until(AppCalendar.UtcDay(now));
        var standing = _state.Sources.Standing(app.Id);
        var reviews = SourceAudit.Of(_state.Sources.Days(app.Id, window.From, window.To), window, app.Fraud, standing);

        foreach (var word in SourceNews.Of(reviews, standing))
        {
            var fact = new FactDraft(
                FactKind.SourceFinding, app.Id, now, null, SignatureState.Unchecked, _current.Current.Version, new ReadOnlySequence<byte>(word.Write()));

            if (!_journal.TryAppend(fact, out var appending)) return false;

            _toldUpTo = Math.Max(_toldUpTo, await appending.CommittedAsync());
            _told.Add(1, new KeyValuePair<string, object?>("kind", word.Kind == SourceWordKind.Found ? "found" : "over"));
            Told(app.Id, word.Scope, word.Rule!, word.Kind);
        }

        return true;
    }

    [LoggerMessage(LogLevel.Information, "A source of {App}, {Scope}: {Rule} {Kind}")]
    partial void Told(string app, SourceScope scope, string rule, SourceWordKind kind);

    [LoggerMessage(LogLevel.Error, "The sources could not be looked at; it is tried again in a minute")]
    partial void Failed(Exception e);
}
