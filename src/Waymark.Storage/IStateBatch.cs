using Waymark.Attribution.Apple;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Skan;
using Waymark.Skan.Values;
using Waymark.SmartLinks;
using Waymark.Users;

namespace Waymark.Storage;

/// <summary>One batch of processing. Disposed without a commit, nothing of it stays. When a call throws, dispose it and start again.</summary>
public interface IStateBatch : IExchangeRates, ISmartLinks, IReferrals, IPostbacks, IValueProgress, IAppleTokens, IPeople, IDisposable
{
    /// <summary>What people are to each other and called elsewhere.</summary>
    ICommunityBatch Community { get; }

    IFlowsBatch Flows { get; }

    IRewardsBatch Rewards { get; }

    INetworkClaimsBatch Networks { get; }

    /// <summary>What came from sources and what stands against them.</summary>
    ISourcesBatch Sources { get; }
    IFraudBatch Fraud { get; }

    /// <summary>Said of every fact's app before anything else: apps are numbered in the order of the facts, whatever else is done in which order.</summary>
    void Meet(string app);

    void Save(Install install);

    void Save(User user);

    /// <returns>Users in the order of their ids, those after one.</returns>
    IReadOnlyList<User> Users(string app, string after, int most);

    /// <summary>Notes that a device key (an id or an address, hashed) belongs to an install.</summary>
    void Link(string app, long deviceKey, string installId, DateTimeOffset at);

    /// <returns>Installs that share the key and were linked at or after <paramref name="since"/>, at most 200, the latest first.</returns>
    IReadOnlyList<string> InstallsOf(string app, long deviceKey, DateTimeOffset since);

    /// <summary>Notes that a user is known by a key: see <see cref="UserKey"/>.</summary>
    void LinkUser(string app, long key, string userId, DateTimeOffset at);

    /// <returns>Users who are known by the key, at most ten, in order of their ids.</returns>
    IReadOnlyList<string> UsersOf(string app, long key);

    /// <summary>Counts something that came by a feed; beyond a thousand names of one kind it counts under an empty one.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="feed">The feed's id.</param>
    /// <param name="what">One of <see cref="Feeds.FeedFigures"/>.</param>
    /// <param name="name">The name or code; empty for figures that have none.</param>
    /// <param name="at">When it came.</param>
    void CountFeed(string app, string feed, string what, string name, DateTimeOffset at);

    /// <summary>Notes that something was seen; with a span it may be forgotten a while after that.</summary>
    /// <returns>False when the same had been noted before, within the span where one is given.</returns>
    bool Remember(string app, Fingerprint fingerprint, DateTimeOffset at, TimeSpan? within = null);

    /// <returns>When it was noted; null when it was not.</returns>
    DateTimeOffset? Remembered(string app, Fingerprint fingerprint);

    IReadOnlyList<Payment> PaymentsById(string app, string paymentId);

    IReadOnlyList<Payment> PaymentsOfUser(string app, string userId);

    void Save(Payment payment);

    /// <returns>The install that a click was credited with, or null.</returns>
    string? InstallOfClick(string app, string clickId);

    void Claim(string app, string clickId, string installId);

    /// <summary>Notes that a campaign earned an install; again it changes nothing.</summary>
    void Earn(Earned earned, DateTimeOffset activeAt);

    /// <summary>Somebody else earned it after all.</summary>
    void TakeBack(Earned earned);

    /// <summary>Moves the moment at which an earned install was last active.</summary>
    void NoteActive(Earned earned, DateTimeOffset activeAt);

    void Save(SmartLink link);

    /// <summary>Notes that a link was followed, on a UTC day.</summary>
    void CountClick(string app, string token, DateOnly day);

    void Save(Referral referral);

    void Save(Relation relation);

    /// <returns>False when there was none.</returns>
    bool Remove(string app, Person referred, string @event, Person referrer);

    /// <summary>Whoever was known by an install has signed up: the user takes over the invites, referrals, relations, rewards and what flows counted.</summary>
    void Move(string app, Person from, Person to);

    void Save(ReceivedPostback postback);

    void Save(string app, string installId, ValueProgress progress);

    void Save(AppleToken token);

    /// <summary>Adds to the stream.</summary>
    /// <param name="draft">Its position and id are ignored: the stream gives them.</param>
    /// <returns>The event as it stands in the stream.</returns>
    StreamEvent Emit(StreamEvent draft);

    void Add(RollupKey key, Figure figure);

    /// <summary>Counts a trait value (or, with an empty value, a thing) on a UTC day.</summary>
    void CountTrait(string app, string kind, string value, DateOnly day);

    /// <returns>How often it was counted from one day to another, both included.</returns>
    long TraitCount(string app, string kind, string value, DateOnly from, DateOnly to);

    /// <summary>Replaces what the day had.</summary>
    void Save(DailyRates rates);

    /// <param name="journalPosition">Position of the last fact of the batch.</param>
    /// <param name="committed">Called once it is committed, on whichever thread does it.</param>
    void Commit(long journalPosition, Action? committed = null);
}
