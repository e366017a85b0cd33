using Waymark.PromoCodes;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Storage;

/// <summary>The same for processing: reads see what the batch wrote.</summary>
public interface ICommunityBatch : ICommunity
{
    void Save(Identity identity);

    /// <returns>False when there was none.</returns>
    bool RemoveIdentity(string app, string provider, string id);

    /// <summary>Both ways; again it changes nothing.</summary>
    void Befriend(string app, Person one, Person other, DateTimeOffset at);

    void Save(PromoCode code);

    void Save(PromoClaim claim);

    void Save(TestDevice device);

    /// <returns>False when there was none.</returns>
    bool RemoveTestDevice(string app, TestDeviceKind kind, string id);

    void Add(AuditEntry entry);

    /// <summary>Keeps a decision for whoever waits for it, for about an hour of the app's facts.</summary>
    void Rule(string app, long fact, DateTimeOffset at, Ruling ruling);
}
