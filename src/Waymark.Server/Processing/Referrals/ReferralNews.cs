using Waymark.Events;
using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Puts into the stream what partners hear of referrals: one event for whoever came, one for whoever is credited.</summary>
static class ReferralNews
{
    public static void Tell(Case @case, Referral referral, Install? install)
    {
        var values = ReferralValues.Of(referral);

        if (referral.Referred is { } referred && ReferralEvents.Referred(referral.Occasion) is { } name)
            Emit(@case, name, referred, install, values);

        if (referral.Referrer is { } referrer)
            Emit(@case, ReferralEvents.Generated(referral.Occasion), referrer, null, values);
    }

    // The device that a person uses ties the event to what is heard of them later, such as the id that a partner knows them by.
    static void Emit(Case @case, string name, Person whose, Install? install, ReadOnlyMemory<byte> values) => @case.Emit(EventKind.Referral, new Happening
    {
        Name = name,
        Install = install ?? (whose.InstallId is { } id ? @case.State.FindInstall(@case.App.Id, id) : Presence.InstallOf(@case, null, whose.UserId)),
        UserId = whose.UserId,
        Values = values,
    });
}
