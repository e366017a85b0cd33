using Waymark.Fraud.Sources;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>What came from one source in one batch so far.</summary>
sealed class PendingFigures
{
    SourceFigures _others = SourceFigures.None;
    byte[]? _visitors;
    long _clicks;
    long _visitorClicks;

    public SourceFigures Figures => _others + new SourceFigures { Clicks = _clicks, VisitorClicks = _visitorClicks, Visitors = _visitors ?? [] };

    public void CountClick(ulong? visitor)
    {
        _clicks++;
        if (visitor is not { } hash) return;

        _visitorClicks++;
        VisitorSketch.Add(_visitors ??= new byte[VisitorSketch.Length], hash);
    }

    public void Add(SourceFigures figures) => _others += figures;
}
