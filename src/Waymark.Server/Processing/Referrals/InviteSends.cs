using Waymark.Facts;
using Waymark.Invites;
using Waymark.Referrals;
using Waymark.SmartLinks;

namespace Waymark.Server.Processing.Referrals;

/// <summary>An invite went out through a channel; what comes of it counts for that channel from then on.</summary>
static class InviteSends
{
    static readonly TimeSpan RetrySpan = TimeSpan.FromSeconds(60);

    public static void Apply(Case @case)
    {
        var call = @case.Said.Call;
        var install = Presence.Note(@case, call);
        var token = call.Text("invite_token");

        if (token is null || InviteChannels.Read(call.Text("channel")) is not { } channel
            || @case.State.FindLink(@case.App.Id, token) is not { Kind: SmartLinkKind.Invite } link)
        {
            @case.Refuse("unknown_invite");
            return;
        }

        if (@case.Fact.Signature != SignatureState.ServerKey && (install is null || link.Sender != Person.Of(install.UserId, install.Id)))
        {
            @case.Refuse("not_the_sender");
            return;
        }

        if (IsNew(@case, call, token, channel))
        {
            var sent = link with { Channel = channel, Sends = link.Sends + 1, UpdatedAt = @case.At };
            @case.State.Save(sent);
            InviteFigures.Sent(@case, sent, install, channel);
        }
        else
        {
            @case.Drop("repeat");
        }

        @case.Rule("sent", token);
    }

    static bool IsNew(Case @case, DeviceCall call, string token, string channel) => call.Text("request_id") is { } id
        ? @case.State.Remember(@case.App.Id, Fingerprint.Of("invite-sent", token, id), @case.At)
        : @case.State.Remember(@case.App.Id, Fingerprint.Of("invite-sent-retry", token, channel), @case.At, RetrySpan);
}
