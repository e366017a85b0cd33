using Waymark.Fraud.Reports;

namespace Waymark.Storage.Sqlite.Fraud;

/// <summary>Fraud's part of a batch.</summary>
sealed class SqliteFraudBatch(FraudTables tables, AppNumbers apps) : IFraudBatch
{
    public void Add(FraudFigureKey key, long count) => tables.Add(apps.FindOrAdd(key.App), key, count);

    public void Save(FraudCase found) => tables.Save(apps.FindOrAdd(found.App), found);

    public void Remove(FraudCase found) => tables.Remove(apps.FindOrAdd(found.App), found);
}
