using Waymark.Attribution.Apple;
using Waymark.Referrals;
using Waymark.Skan;
using Waymark.SmartLinks;

namespace Waymark.Storage.Writing;

/// <content>What is seldom: changed at once, and asked of what is committed as long as nothing is.</content>
sealed partial class WriteBehindBatch
{
    public ICommunityBatch Community => AtOnce().Community;

    public IFlowsBatch Flows => AtOnce().Flows;

    public IRewardsBatch Rewards => AtOnce().Rewards;

    public INetworkClaimsBatch Networks => AtOnce().Networks;

    public SmartLink? FindLinkByCode(string app, string code) => SmartLinks.FindLinkByCode(app, code);

    public long LinkClicks(string app, string token) => AtOnce().LinkClicks(app, token);

    public IReadOnlyList<SmartLink> Links(string app, (DateTimeOffset At, string Token)? before, int most) => SmartLinks.Links(app, before, most);

    public IReadOnlyList<SmartLink> LinksOf(string app, Person sender, int most) => SmartLinks.LinksOf(app, sender, most);

    public void Save(SmartLink link) => AtOnce().Save(link);

    public Referral? FindReferral(string app, long id) => Referred.FindReferral(app, id);

    public IReadOnlyList<Referral> ReferralsBy(string app, Person referrer, DateTimeOffset since, int most) => Referred.ReferralsBy(app, referrer, since, most);

    public IReadOnlyList<Referral> ReferralsOf(string app, Person referred, int most) => Referred.ReferralsOf(app, referred, most);

    public IReadOnlyList<Referral> ReferralsOfInstall(string app, string installId, int most) => Referred.ReferralsOfInstall(app, installId, most);

    public IReadOnlyList<Referral> Referrals(string app, DateTimeOffset from, DateTimeOffset to, FraudStatus? status, int skip, int most) =>
        Referred.Referrals(app, from, to, status, skip, most);

    public IReadOnlyList<Relation> ReferrersOf(string app, Person referred, string? @event, int skip, int most) =>
        Referred.ReferrersOf(app, referred, @event, skip, most);

    public IReadOnlyList<Relation> ReferredBy(string app, Person referrer, string? @event, int skip, int most) =>
        Referred.ReferredBy(app, referrer, @event, skip, most);

    public void Save(Referral referral) => AtOnce().Save(referral);

    public void Save(Relation relation) => AtOnce().Save(relation);

    public bool Remove(string app, Person referred, string @event, Person referrer) => AtOnce().Remove(app, referred, @event, referrer);

    public void Move(string app, Person from, Person to) => AtOnce().Move(app, from, to);

    public ReceivedPostback? FindPostback(string app, long position) => AtOnce().FindPostback(app, position);

    public long? FirstPostback(string app, string identity) => AtOnce().FirstPostback(app, identity);

    public IReadOnlyList<ReceivedPostback> Postbacks(string app, PostbackVerdict? verdict, long? before, int most) =>
        AtOnce().Postbacks(app, verdict, before, most);

    public void Save(ReceivedPostback postback) => AtOnce().Save(postback);

    public AppleToken? FindAppleToken(string app, string hash) => AtOnce().FindAppleToken(app, hash);

    public IReadOnlyList<AppleToken> PendingAppleTokens(string app, AppleToken? after, int most) => AtOnce().PendingAppleTokens(app, after, most);

    public void Save(AppleToken token) => AtOnce().Save(token);

    ISmartLinks SmartLinks => _atOnce is null ? _committed : _atOnce;

    IReferrals Referred => _atOnce is null ? _committed : _atOnce;
}
