using System.Text.Json.Nodes;

namespace Waymark.Client;

/// <summary>Inviting others, and what became of it.</summary>
public sealed class ReferralProgramme
{
    readonly WaymarkClient _client;

    internal ReferralProgramme(WaymarkClient client) => _client = client;

    /// <summary>Which channels to offer, in this order.</summary>
    /// <param name="possible">Those whose apps are on this device; all when absent.</param>
    /// <param name="stop">Ends the call early.</param>
    public Task<Answer<IReadOnlyList<InviteChannel>>> GetChannelsAsync(IReadOnlyCollection<string>? possible = null, CancellationToken stop = default) =>
        _client.CallAsync("invite-channels", (body, _) => body.Texts("possible", possible), InviteChannel.ReadAll, stop);

    /// <summary>Makes a link of the user's own with the words to send it with.</summary>
    public Task<Answer<Invite>> InviteAsync(InviteRequest? request = null, CancellationToken stop = default)
    {
        request ??= new InviteRequest();

        return _client.CallAsync("invites", (body, install) => body
            .Text("channel", request.Channel)
            .Text("language", request.Language)
            .Text("user_name", request.UserName)
            .Text("subject", request.Subject)
            .Text("text", request.Text)
            .Text("image", request.Image?.AbsoluteUri)
            .Text("gif", request.Gif?.AbsoluteUri)
            .Text("video", request.Video?.AbsoluteUri)
            .Text("campaign", request.Campaign)
            .Text("request_id", request.RequestId)
            .Object("link_params", request.LinkParams)
            .Device(_client.Device, install), Invite.Read, stop);
    }

    /// <summary>Says that the user has sent an invite, and through what.</summary>
    public Task<Answer<Receipt>> SentAsync(string inviteToken, string channel, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(inviteToken);
        ArgumentException.ThrowIfNullOrWhiteSpace(channel);

        return _client.CallAsync("invites/sent", (body, _) => body.Text("invite_token", inviteToken).Text("channel", channel), Receipt.Read, stop);
    }

    /// <summary>Asks through which link the user came. Each is told once: keep what you need.</summary>
    public Task<Answer<ReferralData>> GetReferralDataAsync(CancellationToken stop = default) =>
        _client.CallAsync("referral-data", (body, install) => body.Device(_client.Device, install), ReferralData.Read, stop);

    /// <summary>Gives the code that somebody typed because the link was lost.</summary>
    public Task<Answer<ReferralData>> GiveCodeAsync(string code, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return _client.CallAsync("referral-code", (body, install) => body.Text("code", code).Device(_client.Device, install), ReferralData.Read, stop);
    }

    /// <summary>Says who referred the user, for an event; the same again replaces the data.</summary>
    public Task<Answer<Receipt>> SetReferrerAsync(string referrerUserId, string eventName, JsonObject? data = null, CancellationToken stop = default) =>
        ReferrerAsync("referrer", referrerUserId, eventName, data, stop);

    /// <summary>Takes that back.</summary>
    public Task<Answer<Receipt>> RemoveReferrerAsync(string referrerUserId, string eventName, CancellationToken stop = default) =>
        ReferrerAsync("referrer/remove", referrerUserId, eventName, null, stop);

    /// <summary>Whom the user referred, or who referred them.</summary>
    /// <param name="direction">Which way to ask.</param>
    /// <param name="eventName">Only for this event.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="stop">Ends the call early.</param>
    public Task<Answer<Acquaintances>> GetReferralsAsync(
        ReferralDirection direction = ReferralDirection.Referred, string? eventName = null, int skip = 0, CancellationToken stop = default) =>
        _client.CallAsync("referrals", (body, _) => body
            .Text("direction", $"{direction}".ToLowerInvariant())
            .Text("event_name", eventName)
            .Number("skip", skip), Acquaintances.Read, stop);

    /// <summary>Says what the user is called somewhere else.</summary>
    /// <param name="provider">Whose ids they are, such as <c>steam</c>.</param>
    /// <param name="id">The user's there.</param>
    /// <param name="accessToken">A secret of theirs: whoever shows the same id must show it too. The server keeps a hash of it.</param>
    /// <param name="switches">Where the id is another user's, this install goes over to them; else nothing is changed.</param>
    /// <param name="stop">Ends the call early.</param>
    public Task<Answer<IdentityResult>> AddIdentityAsync(string provider, string id, string accessToken, bool switches = false, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(accessToken);

        return _client.CallAsync("identities", (body, _) => body
            .Text("provider", provider)
            .Text("id", id)
            .Text("access_token", accessToken)
            .Text("on_conflict", switches ? "switch" : "keep"), IdentityResult.Read, stop);
    }

    /// <summary>The same with a token that the app's own server has signed.</summary>
    public Task<Answer<IdentityResult>> AddSignedIdentityAsync(string identityToken, bool switches = false, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identityToken);

        return _client.CallAsync("identities", (body, _) => body
            .Text("identity_token", identityToken)
            .Text("on_conflict", switches ? "switch" : "keep"), IdentityResult.Read, stop);
    }

    public Task<Answer<IdentityResult>> RemoveIdentityAsync(string provider, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        return _client.CallAsync("identities/remove", (body, _) => body.Text("provider", provider), IdentityResult.Read, stop);
    }

    public Task<Answer<Identities>> GetIdentitiesAsync(CancellationToken stop = default) =>
        _client.CallAsync("identities/list", (_, _) => { }, Identities.Read, stop);

    /// <summary>Claims a promo code; when that fails, <c>Refused.Error</c> says why in one word, such as <c>expired</c>.</summary>
    /// <param name="code">As it was typed.</param>
    /// <param name="requestId">The app's own id of the claim: a repeat is told the same.</param>
    /// <param name="stop">Ends the call early.</param>
    public Task<Answer<PromoCode>> ClaimAsync(string code, string? requestId = null, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return _client.CallAsync("promo-codes/claim", (body, _) => body.Text("code", code).Text("request_id", requestId), PromoCode.Read, stop);
    }

    Task<Answer<Receipt>> ReferrerAsync(string path, string referrerUserId, string eventName, JsonObject? data, CancellationToken stop)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(referrerUserId);
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);

        return _client.CallAsync(path, (body, _) => body
            .Text("referrer_user_id", referrerUserId)
            .Text("event_name", eventName)
            .Object("data", data), Receipt.Read, stop);
    }
}
