using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Links;
using Waymark.SmartLinks;

namespace Waymark.Server.Links;

/// <summary>A smart link's own page, for people; and for robots that want a title and a picture. Plain HTML: it works without any script.</summary>
static class LandingPage
{
    // Letters of all languages stay letters; what means something in HTML is escaped all the same.
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Task WriteAsync(HttpContext context, App app, LinkAddress address, Destination.LandingPage? page)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.Vary = "Accept-Language, User-Agent";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";

        var link = address.SmartLink!;
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; img-src {Pictures(link)}; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

        return response.WriteAsync(Html(app, address, page, Languages.Preferred(context.Request.Headers.AcceptLanguage), nonce));
    }

    internal static string Html(App app, LinkAddress address, Destination.LandingPage? page, IReadOnlyList<string> languages, string nonce)
    {
        var link = address.SmartLink!;
        var words = LandingWords.In(languages);
        var name = app.Name ?? app.Id;
        var (title, language) = link.Title?.In(languages) ?? (null, null);
        var (description, _) = link.Description?.In(languages) ?? (null, null);
        title ??= name;
        language ??= words.Language;

        return $"""
            <!doctype html>
            <html lang="{Text(language)}" dir="{(LandingWords.IsRightToLeft(language) ? "rtl" : "ltr")}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
            <title>{Text(title)}</title>
            {PreviewTags(link, address, name, title, description)}<style nonce="{nonce}">{LandingStyle.Css}</style>
            </head>
            <body>
            <main>
            {Picture(link, words)}<p class="app">{Text(name)}</p>
            <h1 dir="auto">{Text(title)}</h1>
            {(description is null ? "" : $"<p class=\"about\" dir=\"auto\">{Text(description)}</p>\n")}{PromoCode(link, words)}{(page is null ? "" : Buttons(page, words))}</main>
            </body>
            </html>
            """;
    }

    // What chats and feeds show of a link: Open Graph, which most read, and Twitter's own words for the size of the picture.
    static string PreviewTags(SmartLink link, LinkAddress address, string app, string title, string? description)
    {
        var image = link.Image ?? (YoutubeVideo.Id(link.YoutubeVideo) is { } video ? YoutubeVideo.Thumbnail(video) : null);
        var tags = new StringBuilder();

        Property("og:type", "website");
        Property("og:site_name", app);
        Property("og:title", title);
        Property("og:description", description);
        Property("og:image", image);
        Property("og:url", address.Uri.GetLeftPart(UriPartial.Path));
        Name("description", description);
        Name("twitter:card", image is null ? "summary" : "summary_large_image");
        Name("twitter:title", title);
        Name("twitter:description", description);
        Name("twitter:image", image);
        return tags.ToString();

        void Property(string name, string? value) => Add("property", name, value);

        void Name(string name, string? value) => Add("name", name, value);

        void Add(string kind, string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) tags.Append("<meta ").Append(kind).Append("=\"").Append(name).Append("\" content=\"").Append(Text(value)).Append("\">\n");
        }
    }

    static string Picture(SmartLink link, LandingWords words)
    {
        var video = YoutubeVideo.Id(link.YoutubeVideo);
        var picture = link.Image ?? (video is null ? null : YoutubeVideo.Thumbnail(video));
        if (picture is null) return "";

        var image = $"<img src=\"{Text(picture)}\" alt=\"\" referrerpolicy=\"no-referrer\">";
        return video is null
            ? $"<div class=\"picture\">{image}</div>\n"
            : $"<a class=\"picture video\" href=\"{Text(YoutubeVideo.Watch(video))}\" rel=\"noopener\" aria-label=\"{Text(words.Watch)}\">{image}<span aria-hidden=\"true\">▶</span></a>\n";
    }

    static string PromoCode(SmartLink link, LandingWords words) => link.PromoCode is { Length: > 0 } code
        ? $"<p class=\"code\"><span>{Text(words.Code)}</span> <strong dir=\"ltr\">{Text(code)}</strong></p>\n"
        : "";

    static string Buttons(Destination.LandingPage page, LandingWords words)
    {
        const string main = "class=\"main\" ";
        var buttons = new StringBuilder("<p class=\"ways\">\n");

        if (page.SchemeUrl is not null) Add(main, page.SchemeUrl, words.Open);
        if (page.NextUrl is not null) Add(page.SchemeUrl is null ? main : "", page.NextUrl, IsStore(page.NextUrl) ? words.Get : words.GoOn);
        if (page.AppStoreUrl is not null && page.AppStoreUrl != page.NextUrl) Add("", page.AppStoreUrl, "App Store");
        if (page.PlayUrl is not null && page.PlayUrl != page.NextUrl) Add("", page.PlayUrl, "Google Play");

        return buttons.Append("</p>\n").ToString();

        void Add(string kind, string url, string text) =>
            buttons.Append("<a ").Append(kind).Append("href=\"").Append(Text(url)).Append("\" rel=\"noreferrer\">").Append(Text(text)).Append("</a>\n");
    }

    static bool IsStore(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Host is PlayStore.Host or AppStore.Host || uri.Scheme == "market");

    static string Pictures(SmartLink link)
    {
        var video = YoutubeVideo.Id(link.YoutubeVideo) is null ? null : $"https://{YoutubeVideo.ThumbnailHost}";
        var image = Uri.TryCreate(link.Image, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? $"https://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}" : null;

        return (image, video) is (null, null) ? "'none'" : $"{image} {video}".Trim();
    }

    static string Text(string text) => Encoder.Encode(text);
}
