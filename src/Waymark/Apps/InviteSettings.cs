namespace Waymark.Apps;

/// <summary>What users send when they invite others. Texts are by lower-case language; <c>default</c> is for all others.</summary>
public sealed record InviteSettings
{
    /// <summary>The language of whoever speaks none that there is a text in.</summary>
    public string Language { get; init; } = "en";

    public IReadOnlyDictionary<string, string> Subject { get; init; } = new Dictionary<string, string>();

    /// <summary>May hold <c>[APP_INVITE_URL]</c>, <c>[USER_NAME]</c> and <c>[PROMO_CODE]</c>.</summary>
    public IReadOnlyDictionary<string, string> Text { get; init; } = new Dictionary<string, string>();

    /// <summary>Stands for <c>[USER_NAME]</c> where the sender's name is not known.</summary>
    public IReadOnlyDictionary<string, string> UnnamedSender { get; init; } = new Dictionary<string, string>();

    public string? Image { get; init; }

    public string? Gif { get; init; }

    public string? Video { get; init; }

    /// <summary>What differs from the product's list of channels, and channels of the app's own.</summary>
    public IReadOnlyList<InviteChannelSettings> Channels { get; init; } = [];
}

/// <summary>One channel that invites are sent through.</summary>
public sealed record InviteChannelSettings
{
    /// <summary>Such as <c>whatsapp</c>, or an id of the app's own.</summary>
    public required string Id { get; init; }

    /// <summary>Offered to users; when not said, all that are not dead.</summary>
    public bool? Enabled { get; init; }

    public string? Name { get; init; }

    /// <summary>Address of a picture.</summary>
    public string? Icon { get; init; }

    /// <summary>Smaller comes first.</summary>
    public int? Order { get; init; }

    /// <summary>What can be sent through it beside the link.</summary>
    public IReadOnlyList<InvitePart>? Supports { get; init; }

    /// <summary>Where there is such a channel; everywhere when not said.</summary>
    public IReadOnlyList<InvitePlatform>? Platforms { get; init; }

    public IReadOnlyDictionary<string, string> Subject { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Text { get; init; } = new Dictionary<string, string>();

    public string? Image { get; init; }

    public string? Gif { get; init; }

    public string? Video { get; init; }
}

/// <summary>What an invite may consist of beside its link.</summary>
public enum InvitePart
{
    Subject,
    Text,
    Image,
    Gif,
    Video,
}

/// <summary>What a sender's app runs on.</summary>
public enum InvitePlatform
{
    Android,
    Ios,
    Web,
}
