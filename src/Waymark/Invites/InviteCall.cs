using System.Text.Json;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.SmartLinks;

namespace Waymark.Invites;

/// <summary>What is asked of an invite: its channel, what replaces the app's content, and the parameters of its link.</summary>
public sealed record InviteCall
{
    const int MostLanguages = 50, LongestTag = 35, LongestText = 4_096, LongestAddress = 2_048;

    public string? Channel { get; init; }

    /// <summary>Null leaves it to the device.</summary>
    public string? Language { get; init; }

    /// <summary>The sender's name, where it is not to be the one that is known.</summary>
    public string? UserName { get; init; }

    /// <summary>The caller's own id of the call: one invite for each.</summary>
    public string? RequestId { get; init; }

    /// <summary>By language, as <see cref="LocalWord"/> reads it; empty for the app's own.</summary>
    public IReadOnlyDictionary<string, string> Subject { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc cref="Subject"/>
    public IReadOnlyDictionary<string, string> Text { get; init; } = new Dictionary<string, string>();

    public string? Image { get; init; }

    public string? Gif { get; init; }

    public string? Video { get; init; }

    /// <summary>The link that is asked for; token, code, sender and times are not part of it.</summary>
    public required SmartLink Link { get; init; }

    /// <returns>What is wrong, as a sentence that names the field; null when nothing is.</returns>
    public static string? Read(JsonElement body, App app, out InviteCall call)
    {
        var fields = new Fields(body);
        var channel = ReadChannel(fields);
        var mistake = InviteLink.Read(fields, app, out var link);

        call = new InviteCall
        {
            Channel = channel,
            Language = fields.Text("language", LongestTag),
            UserName = fields.Text("user_name", 200),
            RequestId = fields.Text("request_id", 200),
            Subject = ReadTexts(fields, "subject"),
            Text = ReadTexts(fields, "text"),
            Image = ReadAddress(fields, "image"),
            Gif = ReadAddress(fields, "gif"),
            Video = ReadAddress(fields, "video"),
            Link = link with { Channel = channel },
        };

        return fields.Mistake ?? mistake;
    }

    /// <returns>An https address; null when there is none.</returns>
    public static string? ReadAddress(Fields fields, string name) => fields.Text(name, LongestAddress) is not { } text
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? text : fields.Fail(name, "must be an https:// address");

    /// <returns>By language: one text alone is for everybody.</returns>
    public static IReadOnlyDictionary<string, string> ReadTexts(Fields fields, string name)
    {
        if (fields.Find(name) is { ValueKind: JsonValueKind.Object })
            return fields.Pairs(name, MostLanguages, LongestTag, LongestText).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

        var texts = new Dictionary<string, string>();
        if (fields.Text(name, LongestText) is { } text) texts[LocalWord.Default] = text;
        return texts;
    }

    static string? ReadChannel(Fields fields) => fields.Text("channel", InviteChannels.LongestId) is not { } text
        ? null
        : InviteChannels.Read(text) ?? fields.Fail("channel", "may hold letters, digits, _ and - only");
}
