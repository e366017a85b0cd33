using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Waymark.Apps;

namespace Waymark.Server.Tests.Support;

/// <summary>Everything around the intake that a test can turn: configuration, time, journal, decisions; and what was logged.</summary>
sealed class IntakeWorld(Configuration configuration) : ICurrentConfiguration, ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> _logged = new();

    public Configuration Current { get; set; } = configuration;

    public MemoryJournal Journal { get; } = new();

    public ScriptedAnswers Answers { get; } = new();

    public StillClock Clock { get; } = new();

    public IReadOnlyList<string> Logged => [.. _logged];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _logged.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
        // The host disposes its logger providers; nothing here needs it.
    }
}
