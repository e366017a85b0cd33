using System.Collections.Frozen;

namespace Waymark.Touches;

/// <summary>The product names of user agents that mean something to us.</summary>
static class KnownProducts
{
    // Several products stand in one user agent; the highest rank names the client.
    public const int Engine = 1, Browser = 2, Branded = 3, WebView = 3, InApp = 4, App = 5;

    static readonly FrozenDictionary<string, Product> ByName = Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, Product>.AlternateLookup<ReadOnlySpan<char>> ByText =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Product? Find(ReadOnlySpan<char> name) =>
        ByText.TryGetValue(name, out var known) ? known : GuessRobot(name);

    // Robots are many and new ones appear; nearly all say so in their name. Cubot makes phones.
    static Product? GuessRobot(ReadOnlySpan<char> name)
    {
        if (name.Contains("preview", StringComparison.OrdinalIgnoreCase)) return Bot("preview", Robot.Preview);
        if (name.Contains("headless", StringComparison.OrdinalIgnoreCase)) return Bot("headless", Robot.Headless);

        var isCrawler = name.Contains("crawler", StringComparison.OrdinalIgnoreCase)
            || name.Contains("spider", StringComparison.OrdinalIgnoreCase)
            || (name.EndsWith("bot", StringComparison.OrdinalIgnoreCase) && !name.Equals("cubot", StringComparison.OrdinalIgnoreCase));

        return isCrawler ? Bot("crawler", Robot.Crawler) : null;
    }

    static Product Bot(string client, Robot robot) => new(client, App, false, robot);

    static IEnumerable<KeyValuePair<string, Product>> Table()
    {
        foreach (var (client, rank, names) in Clients)
        {
            foreach (var name in names.Split(' '))
                yield return new(name, new Product(client, rank, rank == InApp, Robot.None));
        }

        foreach (var (robot, names) in Robots)
        {
            foreach (var name in names.Split(' '))
                yield return new(name, Bot(name.ToLowerInvariant(), robot));
        }
    }

    static IEnumerable<(string Client, int Rank, string Names)> Clients =>
    [
        ("safari", Engine, "Safari"),
        ("chrome", Browser, "Chrome CriOS Chromium"),
        ("firefox", Branded, "Firefox FxiOS Focus Klar"),
        ("edge", Branded, "Edg EdgA EdgiOS Edge"),
        ("opera", Branded, "OPR OPiOS OPT OPX Opera"),
        ("samsung", Branded, "SamsungBrowser"),
        ("yandex", Branded, "YaBrowser"),
        ("uc", Branded, "UCBrowser UBrowser"),
        ("miui", Branded, "MiuiBrowser XiaoMi"),
        ("huawei", Branded, "HuaweiBrowser"),
        ("vivo", Branded, "VivoBrowser"),
        ("oppo", Branded, "HeyTapBrowser"),
        ("duckduckgo", Branded, "DuckDuckGo Ddg"),
        ("instagram", InApp, "Instagram Barcelona"),
        ("facebook", InApp, "FBAN FBAV FB_IAB"),
        ("messenger", InApp, "MessengerForiOS MessengerLiteForiOS Orca-Android"),
        ("tiktok", InApp, "musical_ly trill TikTok BytedanceWebview BytedanceWebView"),
        ("snapchat", InApp, "Snapchat"),
        ("twitter", InApp, "Twitter TwitterAndroid"),
        ("pinterest", InApp, "Pinterest"),
        ("linkedin", InApp, "LinkedInApp"),
        ("line", InApp, "Line"),
        ("wechat", InApp, "MicroMessenger"),
        ("kakaotalk", InApp, "KAKAOTALK"),
        ("google", InApp, "GSA"),
        ("app", App, "Dalvik CFNetwork Linkrunner-iOS"),
    ];

    static IEnumerable<(Robot Robot, string Names)> Robots =>
    [
        (Robot.Preview, "facebookexternalhit Facebot facebookcatalog meta-externalfetcher WhatsApp Twitterbot Slackbot "
            + "Slackbot-LinkExpanding Slack-ImgProxy TelegramBot LinkedInBot Discordbot SkypeUriPreview redditbot "
            + "Pinterestbot vkShare Viber Iframely embedly Mastodon Bluesky Cardyb"),
        (Robot.Crawler, "Googlebot Googlebot-Image AdsBot-Google AdsBot-Google-Mobile Mediapartners-Google GoogleOther "
            + "Google-InspectionTool Google-Read-Aloud Google-PageRenderer Storebot-Google APIs-Google FeedFetcher-Google "
            + "Chrome-Lighthouse bingbot Applebot DuckDuckBot Baiduspider YandexBot Slurp Bytespider ia_archiver "
            + "meta-externalagent UptimeRobot Pingdom GTmetrix"),
        (Robot.Headless, "HeadlessChrome PhantomJS SlimerJS Puppeteer Playwright Selenium"),
        (Robot.Library, "curl Wget python-requests python-urllib Python aiohttp httpx Go-http-client okhttp Java "
            + "Apache-HttpClient axios node-fetch node undici got libwww-perl PostmanRuntime insomnia HTTPie Ruby Faraday "
            + "GuzzleHttp PHP Dart Alamofire reqwest Jakarta RestSharp k6 vegeta"),
    ];
}

/// <summary>One name in a user agent and what it tells.</summary>
readonly record struct Product(string Client, int Rank, bool IsInApp, Robot Robot);
