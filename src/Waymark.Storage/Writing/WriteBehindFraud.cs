using Waymark.Fraud.Reports;

namespace Waymark.Storage.Writing;

/// <summary>Fraud's part of a batch that is written later: nothing of it is asked for.</summary>
sealed class WriteBehindFraud(WriteBehindBatch batch) : IFraudBatch
{
    public void Add(FraudFigureKey key, long count) => batch.Do(writer => writer.Fraud.Add(key, count));

    public void Save(FraudCase found) => batch.Do(writer => writer.Fraud.Save(found));

    public void Remove(FraudCase found) => batch.Do(writer => writer.Fraud.Remove(found));
}
