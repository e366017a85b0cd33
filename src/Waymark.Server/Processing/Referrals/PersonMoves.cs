using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Whoever was known by an install alone has a user id now, and takes along what they sent and what brought them.</summary>
static class PersonMoves
{
    public static void Apply(Case @case, Install install, string userId)
    {
        var (from, to) = (Person.Install(install.Id), Person.User(userId));
        @case.State.Move(@case.App.Id, from, to);

        if (install.Referral?.Referral is null) return;

        InstallRelations.KeepFirst(@case, to);
        @case.State.Remove(@case.App.Id, to, Relation.AppInstall, to);

        foreach (var referral in @case.State.ReferralsOfInstall(@case.App.Id, install.Id, most: 50))
        {
            if (referral.Referrer == to && referral.Status != FraudStatus.Rejected) Reject(@case, referral);
        }
    }

    // Nobody can refer themselves; only the sign-up shows who it was.
    static void Reject(Case @case, Referral referral)
    {
        var after = referral with
        {
            Status = FraudStatus.Rejected,
            Reasons = [.. referral.Reasons, FraudReasons.SameUser],
            Explanation = [.. referral.Explanation, $"{FraudReasons.SameUser} (rejected): the receiver signed up as the sender."],
        };

        @case.State.Save(after);
        ReferralFigures.Move(@case, referral, after);
        Reviews.Tell(@case, referral, FraudStatus.Rejected, FraudReasons.SameUser);
    }
}
