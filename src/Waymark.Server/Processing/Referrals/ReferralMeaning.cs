using Waymark.Facts;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>What facts about invites and people mean.</summary>
static class ReferralMeaning
{
    /// <returns>False when the fact is about something else.</returns>
    public static bool Apply(Case @case)
    {
        switch (@case.Fact.Kind)
        {
            case FactKind.Invite:
                Invites.Apply(@case);
                return true;
            case FactKind.InviteSent:
                InviteSends.Apply(@case);
                return true;
            case FactKind.Relation:
                Relations.Apply(@case);
                return true;
            case FactKind.Identity:
                Identities.Apply(@case);
                return true;
            case FactKind.PromoCode:
                PromoCodes.Apply(@case);
                return true;
            case FactKind.ReferralReview:
                Reviews.Apply(@case);
                return true;
            case FactKind.TestDevice:
                TestDevices.Apply(@case);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Tells whoever waits what was decided.</summary>
    public static void Rule(this Case @case, string outcome, string? subject = null, string? other = null) =>
        @case.State.Community.Rule(@case.App.Id, @case.Fact.Position, @case.At, new Ruling(outcome) { Subject = subject, Other = other });

    /// <summary>The same, of what changes nothing.</summary>
    public static void Refuse(this Case @case, string outcome, string? subject = null, string? other = null)
    {
        @case.Drop(outcome);
        @case.Rule(outcome, subject, other);
    }
}
