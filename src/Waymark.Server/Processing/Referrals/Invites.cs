using System.Globalization;
using System.Runtime.InteropServices;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Invites;
using Waymark.Referrals;
using Waymark.SmartLinks;

namespace Waymark.Server.Processing.Referrals;

/// <summary>A user wants to invite others: a link of their own, once for each call however often it is repeated.</summary>
static class Invites
{
    // As long as clients repeat a call that got no answer.
    static readonly TimeSpan RetrySpan = TimeSpan.FromSeconds(60);

    const int MostLookedThrough = 500;

    public static void Apply(Case @case)
    {
        if (Told.Read<InviteTold>(@case.Fact.Body) is { } told) Make(@case, told);
        else if (Told.Read<InviteArchived>(@case.Fact.Body) is { } archived) Archive(@case, archived);
        else @case.Drop("no_invite");
    }

    static void Make(Case @case, InviteTold told)
    {
        using var call = DeviceCall.Read(JsonMarshal.GetRawUtf8Value(told.Call).ToArray());
        var install = Presence.Note(@case, call);

        if (SenderOf(@case, call, install) is not { } sender || InviteCall.Read(call.Root, @case.App, out var wanted) is not null)
        {
            @case.Refuse("no_sender");
            return;
        }

        var request = Request(call, told, wanted.RequestId);
        var isNew = @case.State.Remember(@case.App.Id, request, @case.At, wanted.RequestId is null ? RetrySpan : null);
        var name = string.Create(CultureInfo.InvariantCulture, $"{request.High:x16}{request.Low:x16}");

        if (!isNew && @case.State.LinksOf(@case.App.Id, sender, MostLookedThrough).FirstOrDefault(link => link.Request == name) is { } made)
        {
            @case.Drop("repeat");
            @case.Rule("made", made.Token);
            return;
        }

        var token = FreeToken(@case, told.Token);
        var link = wanted.Link with
        {
            Token = token,
            Code = FreeCode(@case, told.Code, token),
            Sender = sender,
            Request = name,
            CreatedAt = @case.At,
            UpdatedAt = @case.At,
            CreatedBy = told.By,
        };

        @case.State.Save(link);
        InviteFigures.Made(@case, link, install, wanted.Channel);
        @case.Rule("made", token);
    }

    /// <returns>A code that is neither an invite's nor a promo code: the wanted one if it can be.</returns>
    public static string FreeCode(Case @case, string wanted, string seed)
    {
        var (app, code) = (@case.App.Id, wanted);

        for (var attempt = 1; @case.State.FindLinkByCode(app, code) is not null || @case.State.Community.FindPromoCode(app, code) is not null; attempt++)
            code = ShortCode.Derive(seed, attempt);

        return code;
    }

    static void Archive(Case @case, InviteArchived told)
    {
        if (@case.State.FindLink(@case.App.Id, told.Archived) is not { Kind: SmartLinkKind.Invite } link)
        {
            @case.Refuse("unknown");
            return;
        }

        @case.State.Save(link with { IsArchived = told.IsArchived, UpdatedAt = @case.At });
        @case.Rule("archived", link.Token);
    }

    // A phone speaks for whoever uses it; a server says whom it speaks for.
    static Person? SenderOf(Case @case, DeviceCall call, Install? install)
    {
        if (@case.Fact.Signature != SignatureState.ServerKey) return install is null ? null : Person.Of(install.UserId, install.Id);
        if (call.UserId is { } user) return Person.User(user);

        return call.InstallId is { } id ? Person.Of(install?.UserId, id) : null;
    }

    static Fingerprint Request(DeviceCall call, InviteTold told, string? requestId)
    {
        var caller = call.InstallId ?? call.UserId ?? "";
        return requestId is not null
            ? Fingerprint.Of("invite", caller, requestId)
            : Fingerprint.Of("invite-retry", caller, told.Call.GetRawText());
    }

    static string FreeToken(Case @case, string wanted)
    {
        var token = wanted;

        for (var attempt = 2; LinkToken.Problem(token, @case.App) is not null || @case.State.FindLink(@case.App.Id, token) is not null; attempt++)
            token = string.Create(CultureInfo.InvariantCulture, $"{wanted}{attempt}");

        return token;
    }
}
