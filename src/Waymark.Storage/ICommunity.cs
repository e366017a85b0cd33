using Waymark.PromoCodes;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Storage;

/// <summary>What people are to each other and called elsewhere, beside referrals and relations.</summary>
public interface ICommunity
{
    Identity? FindIdentity(string app, string provider, string id);

    /// <returns>By provider: how many users have an id there, added ones only.</returns>
    IReadOnlyDictionary<string, long> CountIdentities(string app);

    /// <returns>How many users there are, and how many of them have an address and a number, of their own or added.</returns>
    (long Users, long WithEmail, long WithPhone) CountUsers(string app);

    /// <returns>Users who are known by the key, at most ten, in order of their ids: see <see cref="UserKey"/>.</returns>
    IReadOnlyList<string> UsersOf(string app, long key);

    /// <returns>The latest first.</returns>
    IReadOnlyList<Person> FriendsOf(string app, Person person, int skip, int most);

    PromoCode? FindPromoCode(string app, string code);

    /// <returns>The latest first; those made before <paramref name="before"/>, or with an equal time and a smaller code.</returns>
    IReadOnlyList<PromoCode> PromoCodes(string app, (DateTimeOffset At, string Code)? before, int most);

    /// <returns>The codes that were made for somebody, the latest first.</returns>
    IReadOnlyList<PromoCode> PromoCodesOf(string app, Person creator, int most);

    PromoClaim? FindClaim(string app, string code, Person person);

    /// <returns>In the order of persons.</returns>
    IReadOnlyList<PromoClaim> ClaimsOf(string app, string code, int skip, int most);

    TestDevice? FindTestDevice(string app, TestDeviceKind kind, string id);

    IReadOnlyList<TestDevice> TestDevices(string app, int skip, int most);

    /// <returns>The latest first; of one kind or about one person (either side) where they are given; those of facts before <paramref name="before"/>.</returns>
    IReadOnlyList<AuditEntry> Audit(string app, AuditKind? kind, Person? person, long? before, int most);

    /// <returns>Null when nothing was decided about the fact, or it is forgotten.</returns>
    Ruling? FindRuling(string app, long fact);
}
