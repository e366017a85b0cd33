using Waymark.Links;

namespace Waymark.SmartLinks;

/// <summary>The key-value data of a link as an app, a web page or a webhook gets it.</summary>
/// <param name="Merged">With what the followed URL adds or replaces.</param>
/// <param name="Original">The link's own.</param>
public sealed record LinkParams(IReadOnlyDictionary<string, string> Merged, IReadOnlyDictionary<string, string> Original)
{
    public const string LinkName = "$link_name";
    public const string Content = "$content";
    public const string Title = "$title";
    public const string Description = "$description";
    public const string Image = "$image";
    public const string YoutubeVideo = "$youtube_video";
    public const string PromoCode = "$promo_code";

    /// <summary>What comes after the token in the path.</summary>
    public const string CustomPath = "$custom_path";

    /// <summary>What marks a key as ours; custom keys do not begin with it.</summary>
    public const char ReservedMark = '$';

    // They belong to one click or to its way here, and say nothing about the link.
    static readonly HashSet<string> OfTheClick = new(StringComparer.OrdinalIgnoreCase) { ClickId.Parameter, "expires", "signature" };

    /// <summary>Whether a parameter of a followed URL speaks of the click rather than of the link.</summary>
    public static bool IsOfTheClick(string name) => OfTheClick.Contains(name);

    /// <param name="link">The link.</param>
    /// <param name="followedUrl">As it was followed or opened; one that is not this link's counts for nothing.</param>
    public static LinkParams Of(SmartLink link, string? followedUrl)
    {
        var original = Own(link);

        if (followedUrl is null || !Uri.TryCreate(followedUrl, UriKind.Absolute, out var url)) return new(original, original);

        var (token, path) = LinkToken.Split(url);
        if (token != link.Token) return new(original, original);

        var merged = new SortedDictionary<string, string>(original, StringComparer.Ordinal);
        if (path.Length > 0) merged[CustomPath] = path;

        foreach (var parameter in QueryText.Parse(LinkParameterReading.QueryOf(followedUrl)))
        {
            if (parameter.Name.Length > 0 && !IsOfTheClick(parameter.Name)) merged[parameter.Name] = parameter.Value;
        }

        return new(merged, original);
    }

    // What the link does not say itself is not delivered: an app could not tell a default from somebody's word.
    static SortedDictionary<string, string> Own(SmartLink link)
    {
        var own = new SortedDictionary<string, string>(link.Data.ToDictionary(), StringComparer.Ordinal);

        foreach (var (name, value) in new[]
        {
            (LinkName, link.Name), (Content, link.Content), (Title, link.Title?.Default), (Description, link.Description?.Default),
            (Image, link.Image), (YoutubeVideo, link.YoutubeVideo), (PromoCode, link.PromoCode),
        })
        {
            if (!string.IsNullOrEmpty(value)) own[name] = value;
        }

        return own;
    }
}
