using Waymark.Links;

namespace Waymark.SmartLinks;

/// <summary>A YouTube video as people name it: its id, or one of its addresses.</summary>
public static class YoutubeVideo
{
    public const string ThumbnailHost = "i.ytimg.com";

    const int Length = 11;

    static readonly string[] Hosts = ["youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "www.youtube-nocookie.com"];
    static readonly string[] Places = ["shorts", "embed", "live", "v"];

    /// <returns>The video's id; null when the text names none.</returns>
    public static string? Id(string? text)
    {
        if (text is null) return null;
        if (IsId(text)) return text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")) return null;

        var parts = url.AbsolutePath.Trim('/').Split('/');
        var id = url.Host.Equals("youtu.be", StringComparison.OrdinalIgnoreCase) ? parts[0]
            : !Hosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase) ? null
            : parts is ["watch"] ? QueryText.Parse(url.Query).Find("v")
            : parts is [var place, var video] && Places.Contains(place) ? video
            : null;

        return id is not null && IsId(id) ? id : null;
    }

    public static string Watch(string id) => $"https://www.youtube.com/watch?v={id}";

    public static string Thumbnail(string id) => $"https://{ThumbnailHost}/vi/{id}/hqdefault.jpg";

    static bool IsId(string text) => text.Length == Length && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
