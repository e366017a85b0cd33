using Waymark.PromoCodes;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>What is committed, for anybody.</summary>
sealed class CommunityReader(AppNumbers apps, StateReaders readers) : ICommunity
{
    public Identity? FindIdentity(string app, string provider, string id) => Read(app, (tables, number) => tables.Identities.Find(number, provider, id), null);

    public IReadOnlyDictionary<string, long> CountIdentities(string app) => Read(app, (tables, number) => tables.Identities.Count(number), []);

    public (long Users, long WithEmail, long WithPhone) CountUsers(string app) => Read(app, (tables, number) => tables.Identities.CountUsers(number), default);

    public IReadOnlyList<string> UsersOf(string app, long key) => Read(app, (tables, number) => tables.UserKeys.Users(number, key), []);

    public IReadOnlyList<Person> FriendsOf(string app, Person person, int skip, int most) => Read(app, (tables, number) => tables.Friends.Of(number, person, skip, most), []);

    public PromoCode? FindPromoCode(string app, string code) => Read(app, (tables, number) => tables.PromoCodes.Find(number, code), null);

    public IReadOnlyList<PromoCode> PromoCodes(string app, (DateTimeOffset At, string Code)? before, int most) =>
        Read(app, (tables, number) => tables.PromoCodes.Page(number, before, most), []);

    public IReadOnlyList<PromoCode> PromoCodesOf(string app, Person creator, int most) => Read(app, (tables, number) => tables.PromoCodes.Of(number, creator, most), []);

    public PromoClaim? FindClaim(string app, string code, Person person) => Read(app, (tables, number) => tables.PromoCodes.FindClaim(number, code, person), null);

    public IReadOnlyList<PromoClaim> ClaimsOf(string app, string code, int skip, int most) =>
        Read(app, (tables, number) => tables.PromoCodes.Claims(number, code, skip, most), []);

    public TestDevice? FindTestDevice(string app, TestDeviceKind kind, string id) => Read(app, (tables, number) => tables.TestDevices.Find(number, kind, id), null);

    public IReadOnlyList<TestDevice> TestDevices(string app, int skip, int most) => Read(app, (tables, number) => tables.TestDevices.Page(number, skip, most), []);

    public IReadOnlyList<AuditEntry> Audit(string app, AuditKind? kind, Person? person, long? before, int most) =>
        Read(app, (tables, number) => tables.Audit.Read(number, kind, person, before, most), []);

    public Ruling? FindRuling(string app, long fact) => Read(app, (tables, number) => tables.Rulings.Find(number, fact), null);

    T Read<T>(string app, Func<CommunityTables, int, T> read, T unknownApp) =>
        apps.Find(app) is { } number ? readers.Read(reader => read(reader.Community, number)) : unknownApp;
}
