using Waymark.PromoCodes;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>The part of one transaction of processing that is about people.</summary>
sealed class CommunityBatch(AppNumbers apps, CommunityTables tables) : ICommunityBatch
{
    public Identity? FindIdentity(string app, string provider, string id) => tables.Identities.Find(Number(app), provider, id);

    public IReadOnlyDictionary<string, long> CountIdentities(string app) => tables.Identities.Count(Number(app));

    public (long Users, long WithEmail, long WithPhone) CountUsers(string app) => tables.Identities.CountUsers(Number(app));

    public IReadOnlyList<string> UsersOf(string app, long key) => tables.UserKeys.Users(Number(app), key);

    public IReadOnlyList<Person> FriendsOf(string app, Person person, int skip, int most) => tables.Friends.Of(Number(app), person, skip, most);

    public PromoCode? FindPromoCode(string app, string code) => tables.PromoCodes.Find(Number(app), code);

    public IReadOnlyList<PromoCode> PromoCodes(string app, (DateTimeOffset At, string Code)? before, int most) => tables.PromoCodes.Page(Number(app), before, most);

    public IReadOnlyList<PromoCode> PromoCodesOf(string app, Person creator, int most) => tables.PromoCodes.Of(Number(app), creator, most);

    public PromoClaim? FindClaim(string app, string code, Person person) => tables.PromoCodes.FindClaim(Number(app), code, person);

    public IReadOnlyList<PromoClaim> ClaimsOf(string app, string code, int skip, int most) => tables.PromoCodes.Claims(Number(app), code, skip, most);

    public TestDevice? FindTestDevice(string app, TestDeviceKind kind, string id) => tables.TestDevices.Find(Number(app), kind, id);

    public IReadOnlyList<TestDevice> TestDevices(string app, int skip, int most) => tables.TestDevices.Page(Number(app), skip, most);

    public IReadOnlyList<AuditEntry> Audit(string app, AuditKind? kind, Person? person, long? before, int most) =>
        tables.Audit.Read(Number(app), kind, person, before, most);

    public Ruling? FindRuling(string app, long fact) => tables.Rulings.Find(Number(app), fact);

    public void Save(Identity identity) => tables.Identities.Save(Number(identity.App), identity);

    public bool RemoveIdentity(string app, string provider, string id) => tables.Identities.Remove(Number(app), provider, id);

    public void Befriend(string app, Person one, Person other, DateTimeOffset at)
    {
        if (one != other) tables.Friends.Add(Number(app), one, other, at);
    }

    public void Save(PromoCode code) => tables.PromoCodes.Save(Number(code.App), code);

    public void Save(PromoClaim claim) => tables.PromoCodes.Save(Number(claim.App), claim);

    public void Save(TestDevice device) => tables.TestDevices.Save(Number(device.App), device);

    public bool RemoveTestDevice(string app, TestDeviceKind kind, string id) => tables.TestDevices.Remove(Number(app), kind, id);

    public void Add(AuditEntry entry) => tables.Audit.Add(Number(entry.App), entry);

    public void Rule(string app, long fact, DateTimeOffset at, Ruling ruling) => tables.Rulings.Add(Number(app), fact, at, ruling);

    int Number(string app) => apps.FindOrAdd(app);
}
