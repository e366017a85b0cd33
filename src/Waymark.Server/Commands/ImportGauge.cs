using System.Globalization;

namespace Waymark.Server.Commands;

/// <summary>Shows how far an import is: a bar on a terminal, a line now and then elsewhere.</summary>
sealed class ImportGauge(TextWriter error, TimeProvider clock, bool isTerminal)
{
    const int Width = 30;

    readonly TimeSpan _often = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);

    string _name = "";
    long _linesBefore;
    DateTimeOffset _begunAt, _shownAt;
    bool _isShown;

    /// <param name="name">The file's.</param>
    /// <param name="lines">How many of its lines were imported before.</param>
    public void Begin(string name, long lines)
    {
        (_name, _linesBefore) = (name, lines);
        _begunAt = _shownAt = clock.GetUtcNow();
    }

    public void Show(double fraction, long lines, long refused)
    {
        var now = clock.GetUtcNow();
        if (now - _shownAt < _often) return;

        var full = (int)(Math.Clamp(fraction, 0, 1) * Width);
        var bar = isTerminal ? $" [{new string('#', full)}{new string('.', Width - full)}]" : "";
        var speed = (lines - _linesBefore) / (now - _begunAt).TotalSeconds;
        Write(string.Create(CultureInfo.InvariantCulture, $"{_name}{bar} {fraction:P0}, {lines:N0} lines, {refused:N0} refused, {speed:N0} a second"), now);
    }

    /// <summary>Says what keeps the import from going on.</summary>
    public void Wait(string reason)
    {
        var now = clock.GetUtcNow();
        if (now - _shownAt >= _often) Write($"{_name} waits: {reason}", now);
    }

    /// <summary>Makes room for other words.</summary>
    public void Clear()
    {
        if (_isShown && isTerminal) error.Write("\r\e[K");
        _isShown = false;
    }

    void Write(string text, DateTimeOffset now)
    {
        (_shownAt, _isShown) = (now, true);

        if (isTerminal) error.Write($"\r{text}\e[K");
        else error.WriteLine(text);
    }
}
