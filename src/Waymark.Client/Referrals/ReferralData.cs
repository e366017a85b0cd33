using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>Through which link or invite the user came, if through any.</summary>
public sealed record ReferralData
{
    /// <summary>The link's token; absent when there is nothing (more) to tell.</summary>
    public string? Token { get; init; }

    /// <summary>Why there is a token, or why there is none, in one word such as <c>no_link</c> or <c>already_told</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose invite it was; absent for staff's links and for senders who have not signed up.</summary>
    public string? ReferrerUserId { get; init; }

    public string? ReferrerChannelId { get; init; }

    /// <summary>The first install of the app on this device.</summary>
    public bool IsFirstMatch { get; init; }

    public bool IsReinstall { get; init; }

    /// <summary>The first time that this device came through this link.</summary>
    public bool IsFirstMatchForLink { get; init; }

    /// <summary>Proved rather than guessed.</summary>
    public bool IsGuaranteedMatch { get; init; }

    /// <summary>The link's data with what the followed address added or replaced.</summary>
    public IReadOnlyDictionary<string, string> LinkParams { get; init; } = new Dictionary<string, string>();

    /// <summary>The link's data alone.</summary>
    public IReadOnlyDictionary<string, string> OriginalLinkParams { get; init; } = new Dictionary<string, string>();

    public bool IsFound => Token is not null;

    internal static ReferralData? Read(JsonElement answer) => answer.Part("data")?.Part("referral_data") is { } data
        ? new ReferralData
        {
            Token = data.Text("token"),
            Reason = data.Text("reason"),
            ReferrerUserId = data.Text("referrer_user_id"),
            ReferrerChannelId = data.Text("referrer_channel_id"),
            IsFirstMatch = data.Flag("is_first_match"),
            IsReinstall = data.Flag("is_reinstall"),
            IsFirstMatchForLink = data.Flag("is_first_match_for_link"),
            IsGuaranteedMatch = data.Flag("is_guaranteed_match"),
            LinkParams = data.Part("link_params").Pairs(),
            OriginalLinkParams = data.Part("original_link_params").Pairs(),
        }
        : null;
}
