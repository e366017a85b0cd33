namespace Waymark.Server.Processing;

/// <summary>Facts of one batch that mean nothing, by reason; told to operators once the batch is kept.</summary>
sealed class Drops
{
    readonly Dictionary<string, int> _countByReason = new(StringComparer.Ordinal);

    public void Add(string reason) => _countByReason[reason] = _countByReason.GetValueOrDefault(reason) + 1;

    public void TellTo(ProcessingFigures figures)
    {
        foreach (var (reason, count) in _countByReason)
            figures.Dropped(reason, count);
    }
}
