using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>An install through an invite makes its sender the referrer. The first one stays: reinstalls change nothing.</summary>
static class InstallRelations
{
    public static void Set(Case @case, Referral referral)
    {
        var settings = @case.App.Referrals;

        if (referral is not { Occasion: Occasion.AppInstall, Referrer: { } referrer, Referred: { } referred } || referral.Status == FraudStatus.Rejected || referrer == referred) return;

        if (settings.SetReferrerOnAppInstall && @case.State.ReferrersOf(@case.App.Id, referred, Relation.AppInstall, 0, 1) is [])
        {
            @case.State.Save(new Relation
            {
                App = @case.App.Id,
                Referred = referred,
                Referrer = referrer,
                Event = Relation.AppInstall,
                At = referral.At,
                Source = RelationSource.Install,
                Referral = referral.Id,
            });
        }

        if (settings.MakeFriends) @case.State.Community.Befriend(@case.App.Id, referrer, referred, referral.At);
    }

    /// <summary>A user who signs in on a new install had perhaps a referrer already.</summary>
    public static void KeepFirst(Case @case, Person person)
    {
        foreach (var later in @case.State.ReferrersOf(@case.App.Id, person, Relation.AppInstall, 0, 10).SkipLast(1))
            @case.State.Remove(@case.App.Id, person, Relation.AppInstall, later.Referrer);
    }
}
