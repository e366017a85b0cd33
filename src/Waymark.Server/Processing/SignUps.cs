using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Server.Intake;
using Waymark.Server.Processing.Referrals;
using Waymark.Users;

namespace Waymark.Server.Processing;

/// <summary>Who a user is: a sign-up counts once, everything after it is an update.</summary>
static class SignUps
{
    // Some apps give one id to everybody who is not logged in.
    const int MostInstalls = 50;

    public static void Apply(Case @case, DeviceCall call)
    {
        if ((call.UserDataId ?? call.UserId) is not { } id)
        {
            @case.Drop("no_user");
            return;
        }

        var isFirst = @case.State.FindUser(@case.App.Id, id)?.SignedUpAt is null;
        var install = Bind(@case, call, id, signedUp: true);
        if (install is not null && IsOldReactNative(call) && OldReactNative.PendingDeepLinkOf(install) is not null)
        {
            // Its answer has just handed out the deferred deep link.
            install = install with { IsDeepLinkConsumed = true };
            @case.State.Save(install);
        }

        var credit = Presence.CreditOf(@case, install, id);

        @case.Emit(
            isFirst ? EventKind.SignUp : EventKind.UserUpdated,
            new Happening { Install = install, UserId = id, Credit = credit, Values = call.ObjectBytes("user_data") });

        if (!isFirst) return;

        @case.Count(Measures.SignUps, credit, install?.Platform ?? default);
        InvitedPeople.SignedUp(@case, install, id);
    }

    public static void Update(Case @case, DeviceCall call)
    {
        var id = call.UserDataId ?? call.UserId ?? (call.InstallId is { } installId ? @case.State.FindInstall(@case.App.Id, installId)?.UserId : null);
        if (id is null)
        {
            Presence.Note(@case, call);
            @case.Drop("no_user");
            return;
        }

        var install = Bind(@case, call, id, signedUp: false);
        @case.Emit(
            EventKind.UserUpdated,
            new Happening { Install = install, UserId = id, Credit = Presence.CreditOf(@case, install, id), Values = call.ObjectBytes("user_data") });
    }

    static bool IsOldReactNative(DeviceCall call) => "REACT_NATIVE".Equals(call.Text("platform")?.Trim(), StringComparison.OrdinalIgnoreCase);

    static Install? Bind(Case @case, DeviceCall call, string userId, bool signedUp)
    {
        var install = Presence.Note(@case, call);
        var told = UserReading.Read(call.Object("user_data") ?? default);

        // A partner's id of a device belongs to the device; without one it is the best we know of the person.
        if (install is not null)
        {
            // Whoever was known by the install alone has a name now.
            if (install.UserId is null) PersonMoves.Apply(@case, install, userId);

            install = install with { UserId = userId, PartnerIds = Identifiers.Merge(install.PartnerIds, told.PartnerIds) };
            Identifiers.Link(@case, install, told.PartnerIds);
            @case.State.Save(install);
        }

        var user = @case.State.FindUser(@case.App.Id, userId) ?? new User { App = @case.App.Id, Id = userId };
        user = UserReading.Merge(user, told) with
        {
            SignedUpAt = user.SignedUpAt ?? (signedUp ? @case.At : null),
            InstallIds = install is null ? user.InstallIds : [.. user.InstallIds.Where(known => known != install.Id).TakeLast(MostInstalls - 1), install.Id],
            PartnerIds = install is null ? Identifiers.Merge(user.PartnerIds, told.PartnerIds) : user.PartnerIds,
        };
        if (told.Email is { } email) @case.State.LinkUser(@case.App.Id, UserKey.OfEmail(email), userId, @case.At);
        @case.State.Save(user);
        return install;
    }
}
