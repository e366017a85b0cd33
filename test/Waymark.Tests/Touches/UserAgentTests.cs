using Waymark.Touches;

namespace Waymark.Tests.Touches;

public sealed class UserAgentTests
{
    const string Tail = "AppleWebKit/537.36 (KHTML, like Gecko)";
    const string WebKit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
    const string FirefoxPhone = "Mozilla/5.0 (Android 14; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0";
    const string Ipad = "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) " + WebKit + " Version/17.5 Mobile/15E148 Safari/604.1";

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) " + Tail + " Chrome/124.0.0.0 Mobile Safari/537.36", Os.Android, null, null, "chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S928B Build/UP1A.231005.007; wv) " + Tail + " Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36 Instagram 330.0.0.40.92 Android (34/14; 480dpi; 1080x2115; samsung; SM-S928B; e3q; qcom; en_US; 596227454)", Os.Android, "14", "SM-S928B", "instagram")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) " + WebKit + " Version/26.0 Mobile/15E148 Safari/604.1", Os.Ios, null, null, "safari")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) " + WebKit + " Version/17.5 Mobile/15E148 Safari/604.1", Os.Ios, "17.5.1", null, "safari")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) " + WebKit + " Mobile/15E148 [FBAN/FBIOS;FBAV/466.0.0.43.105;FBBV/600000000;FBDV/iPhone15,3;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/3;FBID/phone;FBLC/en_GB;FBOP/80]", Os.Ios, "17.5.1", "iPhone15,3", "facebook")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) " + WebKit + " Version/17.5 Safari/605.1.15", Os.MacOs, null, null, "safari")]
    [InlineData("Dalvik/2.1.0 (Linux; U; Android 13; Pixel 7 Build/TQ3A.230805.001)", Os.Android, "13", "Pixel 7", "app")]
    [InlineData("ExampleApp/42 CFNetwork/1490.0.4 Darwin/23.2.0", Os.Ios, null, null, "app")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) " + Tail + " Chrome/108.0.0.0 Mobile Safari/537.36", Os.Android, "14", "Pixel 8", "chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A546E) " + Tail + " SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36", Os.Android, "13", "SM-A546E", "samsung")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) " + Tail + " SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36", Os.Android, null, null, "samsung")]
    [InlineData(FirefoxPhone, Os.Android, "14", null, "firefox")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) " + Tail + " Chrome/124.0.0.0 Mobile Safari/537.36 EdgA/124.0.0.0", Os.Android, null, null, "edge")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) " + Tail + " Chrome/124.0.0.0 Mobile Safari/537.36 OPR/81.0.0.0", Os.Android, null, null, "opera")]
    [InlineData("Mozilla/5.0 (Linux; Android 12; CUBOT P60 Build/SP1A.210812.016; wv) " + Tail + " Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36", Os.Android, "12", "CUBOT P60", "webview")]
    [InlineData("Mozilla/5.0 (Linux; Android 7.0; K6) " + Tail + " Chrome/90.0.0.0 Mobile Safari/537.36", Os.Android, "7", "K6", "chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 11; moto g(7) plus) " + Tail + " Chrome/90.0.4430.91 Mobile Safari/537.36", Os.Android, "11", "moto g(7) plus", "chrome")]
    [InlineData("Mozilla/5.0 (Linux; U; Android 4.4.2; en-us; SM-T530 Build/KOT49H) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Safari/534.30", Os.Android, "4.4.2", "SM-T530", "safari")]
    [InlineData("Mozilla/5.0 (Linux; Android 8.1.0; Redmi 6A) " + Tail + " Chrome/80.0.0.0 Mobile Safari/537.36", Os.Android, "8.1", "Redmi 6A", "chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-A146B Build/UP1A; wv) " + Tail + " Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/465.0.0.1;]", Os.Android, "14", "SM-A146B", "facebook")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-A146B Build/UP1A; wv) " + Tail + " Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/465.0.0.1;]", Os.Android, "14", "SM-A146B", "messenger")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) " + WebKit + " Mobile/15E148 Instagram 330.0.0.40.92 (iPhone15,3; iOS 17_4; en_US; en; scale=3.00; 1179x2556; 596227454)", Os.Ios, "17.4", "iPhone15,3", "instagram")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) " + WebKit + " Mobile/15E148 musical_ly_34.1.0 BytedanceWebview/d8a21c6", Os.Ios, "16.6", null, "tiktok")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) " + WebKit + " CriOS/124.0.6367.88 Mobile/15E148 Safari/604.1", Os.Ios, "17.5", null, "chrome")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) " + WebKit + " FxiOS/125.0 Mobile/15E148 Safari/605.1.15", Os.Ios, "17.5", null, "firefox")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) " + WebKit + " Version/18.6 Mobile/15E148 Safari/604.1", Os.Ios, "18.6", null, "safari")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) " + WebKit + " Mobile/15E148", Os.Ios, null, null, "webview")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) " + WebKit + " Mobile/15E148", Os.Ios, "17.2", null, "webview")]
    [InlineData(Ipad, Os.Ios, "17.5", null, "safari")]
    [InlineData("Linkrunner-iOS/3.4.1 (iPhone; iOS 18.2; Build/341)", Os.Ios, "18.2", null, "app")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + Tail + " Chrome/124.0.0.0 Safari/537.36", Os.Windows, null, null, "chrome")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + Tail + " Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0", Os.Windows, null, null, "edge")]
    [InlineData("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0", Os.Linux, null, null, "firefox")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) " + Tail + " Chrome/124.0.0.0 Safari/537.36", Os.ChromeOs, null, null, "chrome")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) " + WebKit + " Mobile/15E148 [LinkedInApp]/9.29", Os.Ios, "17.5", null, "linkedin")]
    public void A_user_agent_names_system_version_model_and_client(string header, Os os, string? version, string? model, string client)
    {
        var visitor = UserAgent.Read(header);

        (visitor.Os, visitor.OsVersion, visitor.Model, visitor.Client).ShouldBe((os, version, model, client));
        visitor.Robot.ShouldBe(Robot.None);
    }

    [Theory]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", Robot.Preview)]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0", Robot.Preview)]
    [InlineData("WhatsApp/2.23.20.0 A", Robot.Preview)]
    [InlineData("Twitterbot/1.0", Robot.Preview)]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", Robot.Preview)]
    [InlineData("Slackbot 1.0(+https://api.slack.com/robots)", Robot.Preview)]
    [InlineData("TelegramBot (like TwitterBot)", Robot.Preview)]
    [InlineData("LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)", Robot.Preview)]
    [InlineData("Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", Robot.Preview)]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5", Robot.Preview)]
    [InlineData("Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots", Robot.Preview)]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", Robot.Crawler)]
    [InlineData("Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) " + Tail + " Chrome/124.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", Robot.Crawler)]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0 Safari/537.36", Robot.Crawler)]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) " + WebKit + " Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)", Robot.Crawler)]
    [InlineData("Mozilla/5.0 (compatible; NeverSeenBefore/1.0; +https://example.test/)", Robot.Crawler)]
    [InlineData("SomeNewCrawler/3", Robot.Crawler)]
    [InlineData("AdsBot-Google (+http://www.google.com/adsbot.html)", Robot.Crawler)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) " + Tail + " HeadlessChrome/124.0.0.0 Safari/537.36", Robot.Headless)]
    [InlineData("curl/8.5.0", Robot.Library)]
    [InlineData("Wget/1.21.4", Robot.Library)]
    [InlineData("python-requests/2.31.0", Robot.Library)]
    [InlineData("Go-http-client/2.0", Robot.Library)]
    [InlineData("okhttp/4.12.0", Robot.Library)]
    [InlineData("Apache-HttpClient/4.5.13 (Java/11.0.20)", Robot.Library)]
    [InlineData("axios/1.6.8", Robot.Library)]
    [InlineData("Python/3.12 aiohttp/3.9.5", Robot.Library)]
    [InlineData("Java/17.0.2", Robot.Library)]
    [InlineData("PostmanRuntime/7.37.0", Robot.Library)]
    public void A_robot_says_so_in_its_name(string header, Robot robot)
    {
        UserAgent.Read(header).Robot.ShouldBe(robot);
        UserAgent.Read(header).IsBot.ShouldBeTrue();
        UserAgent.Read(header).IsInApp.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S928B Build/UP1A; wv) " + Tail + " Version/4.0 Chrome/124.0 Mobile Safari/537.36", true)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) " + WebKit + " Mobile/15E148 [FBAN/FBIOS;FBSV/17.5.1]", true)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) " + WebKit + " GSA/315.0 Mobile/15E148 Safari/604.1", true)]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) " + Tail + " Chrome/124.0.0.0 Mobile Safari/537.36", false)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) " + WebKit + " Version/17.5 Mobile/15E148 Safari/604.1", false)]
    [InlineData(FirefoxPhone, false)]
    public void A_page_inside_an_app_is_recognised(string header, bool isInApp) => UserAgent.Read(header).IsInApp.ShouldBe(isInApp);

    [Fact]
    public void Desktops_and_tablets_are_told_from_phones()
    {
        UserAgent.Read("Mozilla/5.0 (X11; Linux x86_64) " + Tail + " Chrome/124.0 Safari/537.36").IsDesktop.ShouldBeTrue();
        UserAgent.Read(FirefoxPhone).IsDesktop.ShouldBeFalse();
        UserAgent.Read(FirefoxPhone).IsTablet.ShouldBeFalse();
        UserAgent.Read(Ipad).IsTablet.ShouldBeTrue();
        UserAgent.Read("Mozilla/5.0 (Android 14; Tablet; rv:125.0) Gecko/125.0 Firefox/125.0").IsTablet.ShouldBeTrue();
    }

    [Fact]
    public void A_frozen_system_version_still_gives_the_least_release()
    {
        var visitor = UserAgent.Read("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) " + WebKit + " Version/26.1 Mobile/15E148 Safari/604.1");

        visitor.AtLeastMajor.ShouldBe(26);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("((((((((")]
    [InlineData("))))]]]]")]
    [InlineData("[FBDV/;FBSV/;;;")]
    [InlineData("(;;;;;;;;")]
    [InlineData("\0\0\0")]
    [InlineData("/")]
    [InlineData("Android")]
    [InlineData("(Android)")]
    [InlineData("(Linux; Android ; )")]
    [InlineData("(CPU OS like)")]
    [InlineData("Version/99999999999999999999 (iPhone; CPU iPhone OS 99999999999999999999_1 like)")]
    [InlineData("Мозилла/5.0 (Линукс; Андроид 14)")]
    public void Nonsense_is_read_without_complaint(string? header)
    {
        var visitor = UserAgent.Read(header);

        (visitor.Client, visitor.Model, visitor.IsBot).ShouldBe(("other", null, false));
    }

    [Fact]
    public void Only_the_first_512_characters_are_read()
    {
        UserAgent.Read(new string(' ', UserAgent.LongestRead) + "curl/8.5.0").IsBot.ShouldBeFalse();
        UserAgent.Read(FirefoxPhone + new string('(', 1_000_000)).Client.ShouldBe("firefox");
    }
}
