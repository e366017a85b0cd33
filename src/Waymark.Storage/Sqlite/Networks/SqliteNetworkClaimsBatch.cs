using Waymark.Attribution.Networks;

namespace Waymark.Storage.Sqlite.Networks;

/// <summary>Networks' claims inside a batch of processing.</summary>
sealed class SqliteNetworkClaimsBatch(NetworkTables tables, AppNumbers apps) : INetworkClaimsBatch
{
    public IReadOnlyList<ReceivedClaim> ClaimsByKey(string app, IEnumerable<long> keys) => tables.Claims.ByKeys(apps.FindOrAdd(app), keys);

    public IReadOnlyList<ReceivedClaim> ClaimsOfInstall(string app, string installId) => tables.Claims.OfInstall(apps.FindOrAdd(app), installId);

    public IReadOnlyList<ReceivedClaim> ClaimsOfNetwork(string app, string network, long? before, int most) =>
        tables.Claims.OfNetwork(apps.FindOrAdd(app), network, before, most);

    public NetworkQuestion? FindQuestion(string app, string installId, string network) => tables.Questions.Find(apps.FindOrAdd(app), installId, network);

    public IReadOnlyList<NetworkQuestion> QuestionsOf(string app, string installId) => tables.Questions.OfInstall(apps.FindOrAdd(app), installId);

    public IReadOnlyList<NetworkQuestion> PendingQuestions(string app, string network, int most) => tables.Questions.Pending(apps.FindOrAdd(app), network, most);

    public void Save(ReceivedClaim claim) => tables.Claims.Save(apps.FindOrAdd(claim.App), claim);

    public void Save(NetworkQuestion question) => tables.Questions.Save(apps.FindOrAdd(question.App), question);
}
