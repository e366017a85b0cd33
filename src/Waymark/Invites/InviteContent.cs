using Waymark.Apps;

namespace Waymark.Invites;

/// <summary>What a sender's app hands to the channel: finished, in the sender's language.</summary>
public sealed record InviteContent
{
    public const string Url = "[APP_INVITE_URL]", UserName = "[USER_NAME]", PromoCode = "[PROMO_CODE]";

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string? Image { get; init; }

    public string? Gif { get; init; }

    public string? Video { get; init; }

    /// <summary>What the call says goes before what the channel says, and that before what the app says for all channels.</summary>
    /// <param name="settings">The app's.</param>
    /// <param name="call">What was asked for.</param>
    /// <param name="channel">Null while it is not known: then every part is there.</param>
    /// <param name="words">What placeholders stand for.</param>
    public static InviteContent Compose(InviteSettings settings, InviteCall call, InviteChannel? channel, InviteWords words)
    {
        var own = channel?.Settings;
        var text = Pick(settings, words, call.Text, own?.Text, settings.Text);

        return new InviteContent
        {
            Subject = IfSupported(channel, InvitePart.Subject, Fill(Pick(settings, words, call.Subject, own?.Subject, settings.Subject), words)),
            Text = IfSupported(channel, InvitePart.Text, Fill(WithUrl(text), words)),
            Image = IfSupported(channel, InvitePart.Image, call.Image ?? own?.Image ?? settings.Image),
            Gif = IfSupported(channel, InvitePart.Gif, call.Gif ?? own?.Gif ?? settings.Gif),
            Video = IfSupported(channel, InvitePart.Video, call.Video ?? own?.Video ?? settings.Video),
        };
    }

    static string? Pick(InviteSettings settings, InviteWords words, params ReadOnlySpan<IReadOnlyDictionary<string, string>?> nearestFirst)
    {
        foreach (var texts in nearestFirst)
        {
            if (texts is { Count: > 0 } && LocalWord.Pick(texts, words.Language, settings.Language) is { } found) return found;
        }

        return null;
    }

    static string WithUrl(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Url
        : text.Contains(Url, StringComparison.Ordinal) ? text
        : $"{text.TrimEnd()} {Url}";

    // The sender's name last: what people call themselves is no placeholder.
    static string? Fill(string? text, InviteWords words) => text?
        .Replace(Url, words.Url, StringComparison.Ordinal)
        .Replace(PromoCode, words.PromoCode, StringComparison.Ordinal)
        .Replace(UserName, words.UserName, StringComparison.Ordinal);

    static string? IfSupported(InviteChannel? channel, InvitePart part, string? value) => channel is null || channel.Supports.Contains(part) ? value : null;
}
