using Waymark.Attribution.Networks;

namespace Waymark.Storage.Sqlite.Networks;

/// <summary>Networks' claims for readers.</summary>
sealed class SqliteNetworkClaims(AppNumbers apps, StateReaders readers) : INetworkClaims
{
    public IReadOnlyList<ReceivedClaim> ClaimsByKey(string app, IEnumerable<long> keys) => Read(app, (tables, number) => tables.Claims.ByKeys(number, keys), []);

    public IReadOnlyList<ReceivedClaim> ClaimsOfInstall(string app, string installId) => Read(app, (tables, number) => tables.Claims.OfInstall(number, installId), []);

    public IReadOnlyList<ReceivedClaim> ClaimsOfNetwork(string app, string network, long? before, int most) =>
        Read(app, (tables, number) => tables.Claims.OfNetwork(number, network, before, most), []);

    public NetworkQuestion? FindQuestion(string app, string installId, string network) => Read(app, (tables, number) => tables.Questions.Find(number, installId, network), null);

    public IReadOnlyList<NetworkQuestion> QuestionsOf(string app, string installId) => Read(app, (tables, number) => tables.Questions.OfInstall(number, installId), []);

    public IReadOnlyList<NetworkQuestion> PendingQuestions(string app, string network, int most) =>
        Read(app, (tables, number) => tables.Questions.Pending(number, network, most), []);

    T Read<T>(string app, Func<NetworkTables, int, T> read, T unknownApp) =>
        apps.Find(app) is { } number ? readers.Read(reader => read(reader.Networks, number)) : unknownApp;
}
