using System.Collections.Frozen;
using Waymark.Apps;
using static Waymark.Apps.InvitePart;
using static Waymark.Apps.InvitePlatform;

namespace Waymark.Invites;

/// <summary>The channels that invites are sent through.</summary>
public static class InviteChannels
{
    /// <summary>A code that somebody typed.</summary>
    public const string Manual = "manual";

    public const int LongestId = 64;

    // A channel of the app's own comes last where nothing else is said.
    const int LastOfOurs = 100;

    static readonly InvitePlatform[] Everywhere = [Android, Ios, Web];
    static readonly InvitePlatform[] Phones = [Android, Ios];

    /// <summary>The product's own list, in the order in which it is offered.</summary>
    public static IReadOnlyList<InviteChannel> Known { get; } =
    [
        Channel("whatsapp", "WhatsApp", 1, Everywhere, Text, Image, Video),
        Channel("sms", "SMS", 2, Phones, Text),
        Channel("email", "Email", 3, Everywhere, Subject, Text, Image, Gif, Video),
        Channel("facebookmessenger", "Messenger", 4, Everywhere),
        Channel("facebook", "Facebook", 5, Everywhere),
        Channel("instagram", "Instagram", 6, Phones, Image, Video),
        Channel("instagramstories", "Instagram Stories", 7, Phones, Image, Video),
        Channel("facebookstories", "Facebook Stories", 8, Phones, Image, Video),
        Channel("snapchat", "Snapchat", 9, Phones, Image, Video),
        Channel("telegram", "Telegram", 10, Everywhere, Text, Image, Gif, Video),
        Channel("twitter", "X (Twitter)", 11, Everywhere, Text, Image, Gif, Video),
        Channel("line", "LINE", 12, Everywhere, Text, Image),
        Channel("kakao", "KakaoTalk", 13, Phones, Text, Image),
        Channel("viber", "Viber", 14, Everywhere, Text, Image),
        Channel("vk", "VK", 15, Everywhere, Text, Image),
        Channel("kik", "Kik", 16, Phones, Text),
        Channel("nativeshare", "More …", 17, Phones, Subject, Text, Image, Gif, Video),
        Channel("web", "Web", 18, [Web], Subject, Text, Image, Gif, Video),

        // The services are gone: old invites name them, nobody is offered them unless the owner says so.
        Channel("googleplus", "Google+", 19, Everywhere, Text) with { IsOffered = false },
        Channel("hangouts", "Hangouts", 20, Everywhere, Text) with { IsOffered = false },
        Channel(Manual, "Code", 21, Everywhere) with { IsOffered = false },
    ];

    static readonly FrozenDictionary<string, InviteChannel> KnownById = Known.ToFrozenDictionary(channel => channel.Id, StringComparer.Ordinal);

    /// <returns>The id in lower case; null when it can be none: letters, digits, <c>_</c> and <c>-</c>.</returns>
    public static string? Read(string? text)
    {
        var id = text?.Trim().ToLowerInvariant();
        return id is { Length: > 0 and <= LongestId } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? id : null;
    }

    /// <returns>All of an app's channels in order, those that are not offered too.</returns>
    public static IReadOnlyList<InviteChannel> Of(InviteSettings settings) =>
    [
        .. Known.Select(known => known.Id)
            .Concat(settings.Channels.Select(own => own.Id).Where(id => !KnownById.ContainsKey(id)))
            .Select(id => Find(settings, id))
            .OrderBy(channel => channel.Order)
            .ThenBy(channel => channel.Id, StringComparer.Ordinal),
    ];

    /// <param name="settings">The app's.</param>
    /// <param name="id">As <see cref="Read"/> gives it; one that nobody described can send everything.</param>
    public static InviteChannel Find(InviteSettings settings, string id)
    {
        var known = KnownById.GetValueOrDefault(id) ?? Channel(id, id, LastOfOurs, Everywhere, Subject, Text, Image, Gif, Video) with { IsOffered = false };
        var own = settings.Channels.FirstOrDefault(channel => channel.Id == id);

        return own is null ? known : known with
        {
            Name = own.Name ?? known.Name,
            Icon = own.Icon,
            Order = own.Order ?? known.Order,
            Supports = own.Supports ?? known.Supports,
            Platforms = own.Platforms ?? known.Platforms,
            IsOffered = own.Enabled ?? (known.IsOffered || !KnownById.ContainsKey(id)),
            Settings = own,
        };
    }

    static InviteChannel Channel(string id, string name, int order, InvitePlatform[] platforms, params InvitePart[] supports) =>
        new() { Id = id, Name = name, Order = order, Platforms = platforms, Supports = supports, IsOffered = true };
}
