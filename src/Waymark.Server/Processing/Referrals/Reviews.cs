using Waymark.Events;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>A person looked at a referral and decides how much it is believed; any status may become any other.</summary>
static class Reviews
{
    public const string Name = "fraud_status_changed";

    public static void Apply(Case @case)
    {
        if (Told.Read<ReviewTold>(@case.Fact.Body) is not { } told || @case.State.FindReferral(@case.App.Id, told.Referral) is not { } referral)
        {
            @case.Refuse("unknown_referral");
            return;
        }

        var after = referral with
        {
            Status = told.Status,
            Reviews = [.. referral.Reviews, new Review(@case.At, told.By, referral.Status, told.Status, told.Why)],
        };

        @case.State.Save(after);
        ReferralFigures.Move(@case, referral, after);

        // Looked at again without another result: written down, but no news.
        if (told.Status != referral.Status) Tell(@case, referral, told.Status, told.Why);
        @case.Rule("reviewed");
    }

    /// <param name="case">The fact that changes it.</param>
    /// <param name="referral">As it was before.</param>
    /// <param name="status">What it is now.</param>
    /// <param name="why">The reason, in words.</param>
    public static void Tell(Case @case, Referral referral, FraudStatus status, string why)
    {
        var install = referral.InstallId is { } id ? @case.State.FindInstall(@case.App.Id, id) : null;

        @case.Emit(EventKind.FraudStatus, new Happening
        {
            Name = Name,
            Install = install,
            UserId = referral.Referred?.UserId,
            Platform = referral.Platform,
            Values = Json.Object(
                ("referral_id", referral.Id),
                ("link_token", referral.Link),
                ("from", referral.Status.ToString().ToLowerInvariant()),
                ("status", status.ToString().ToLowerInvariant()),
                ("why", why),
                ("referrer_user_id", referral.Referrer?.UserId),
                ("referrer_install_id", referral.Referrer?.InstallId)),
        });
    }
}
