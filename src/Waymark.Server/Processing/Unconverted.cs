namespace Waymark.Server.Processing;

/// <summary>Amounts of one batch that could not be told in US dollars, by reason; told to operators once the batch is kept.</summary>
sealed class Unconverted
{
    public const string CurrencyUnknown = "currency_unknown";
    public const string NoRate = "no_rate";
    public const string NoRateForSchema = "no_rate_for_schema";

    readonly Dictionary<string, int> _countByReason = new(StringComparer.Ordinal);

    public void Add(string reason) => _countByReason[reason] = _countByReason.GetValueOrDefault(reason) + 1;

    public void TellTo(ProcessingFigures figures)
    {
        foreach (var (reason, count) in _countByReason)
            figures.Unconverted(reason, count);
    }
}
