using Waymark.Referrals;

namespace Waymark.Flows;

/// <summary>Who becomes a referrer, and by what.</summary>
/// <param name="Person">Who.</param>
/// <param name="Source">By what: a property of the event, a link, or the install.</param>
/// <param name="Status">How much the referral is believed that it rests on; null when it rests on none.</param>
/// <param name="Referral">That referral.</param>
public sealed record FoundReferrer(Person Person, string Source, FraudStatus? Status, long? Referral)
{
    /// <summary>How long after a link brought a user its sender may become the referrer.</summary>
    static readonly TimeSpan LinkCounts = TimeSpan.FromDays(30);

    /// <summary>The user whom the event names, else the sender of the last link within 30 days, else the install's referrer.</summary>
    /// <param name="action">Which property may name a user.</param>
    /// <param name="moment">What happened.</param>
    /// <param name="lastLink">The last time that the user came through a link; null when never.</param>
    /// <param name="install">The user's install relation with its referral; null when there is none.</param>
    /// <param name="statusOf">How much a referral is believed.</param>
    public static FoundReferrer? Find(FlowAction action, FlowMoment moment, Referral? lastLink, Relation? install, Func<long, FraudStatus?> statusOf)
    {
        if (FlowValues.Text(FlowValues.Find(moment.Values, action.ReferrerProperty))?.Trim() is { Length: > 0 } id)
            return new FoundReferrer(Person.User(id), $"the event's {action.ReferrerProperty}", null, null);

        if (lastLink is { Referrer: { } sender } && moment.At - lastLink.At <= LinkCounts)
            return new FoundReferrer(sender, $"the link {lastLink.Link}", lastLink.Status, lastLink.Id);

        return install is null
            ? null
            : new FoundReferrer(install.Referrer, "the install", install.Referral is { } referral ? statusOf(referral) : null, install.Referral);
    }
}
