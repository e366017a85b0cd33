using System.Globalization;
using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Devices;
using Waymark.Links;
using Waymark.Referrals;

namespace Waymark.SmartLinks;

/// <summary>Reads a link that somebody sent. Everything that would be refused later, or would silently mean nothing, is refused now, by field.</summary>
public sealed class LinkReading
{
    /// <summary>The key of what everybody else gets, beside languages and countries.</summary>
    public const string DefaultPlace = "default";

    const int LongestName = 200, LongestWord = 100, LongestTitle = 200, LongestText = 1_000, LongestUrl = 2_048, LongestValue = 2_000;
    const int MostData = 100, MostPlaces = 300;

    static readonly string[] Known =
    [
        "token", "kind", "name", "channel", "medium", "campaign", "content", "title", "description", "image", "youtubeVideo", "promoCode",
        "fallbackUrl", "desktopUrl", "deeplink", "data", "windows", "expiresAt", "clickLimit", "archived", "landingPage", "code", "domain",
        "signing", "sender",
    ];

    // What we answer besides: an export is read back as it is.
    static readonly string[] Answered = ["url", "standing", "clicks", "createdAt", "updatedAt", "createdBy"];

    readonly List<FieldError> _errors = [];
    readonly LinkValues _values;
    readonly JsonObject _from;
    readonly App _app;

    LinkReading(JsonObject from, App app)
    {
        (_from, _app) = (from, app);
        _values = new LinkValues(from, _errors);
    }

    /// <param name="from">As it was sent.</param>
    /// <param name="app">Whose link it is to be.</param>
    /// <param name="link">The link; without a token where none was given.</param>
    /// <returns>What is wrong with it; nothing when it may be kept.</returns>
    public static IReadOnlyList<FieldError> Read(JsonObject from, App app, out SmartLink link)
    {
        var reading = new LinkReading(from, app);
        link = reading.Read();
        return reading._errors;
    }

    SmartLink Read()
    {
        foreach (var (name, _) in _from.Where(member => !Known.Contains(member.Key) && !Answered.Contains(member.Key)))
            _values.Fail(name, name.StartsWith(LinkParams.ReservedMark) ? "is a reserved param; it has a field of its own, without the $" : $"is no field of a link; {Spelling.Suggest(name, Known)}");

        var sender = Sender();
        var kind = _values.Choice<SmartLinkKind>("kind") ?? (sender is null ? SmartLinkKind.Marketing : SmartLinkKind.Invite);

        var link = new SmartLink
        {
            App = _app.Id,
            Token = Token(),
            Kind = kind,
            Name = _values.Text("name", LongestName),
            Channel = Channel(kind),
            Medium = _values.Text("medium", LongestWord),
            Campaign = _values.Text("campaign", LongestName),
            Content = _values.Text("content", LongestText),
            Title = Local("title", LongestTitle, Language),
            Description = Local("description", LongestText, Language),
            Image = Image(),
            YoutubeVideo = Video(),
            PromoCode = _values.Text("promoCode", LongestWord),
            FallbackUrl = Targets("fallbackUrl"),
            DesktopUrl = Targets("desktopUrl"),
            Deeplink = Deeplink(),
            Data = Data(),
            Windows = Windows(),
            ExpiresAt = _values.Moment("expiresAt"),
            ClickLimit = _values.Number("clickLimit", _values.Node("clickLimit"), 1, int.MaxValue),
            IsArchived = _values.Flag("archived"),
            HasLandingPage = _values.Flag("landingPage"),
            Code = Code(),
            Domain = Domain(),
            Signing = _values.Choice<SigningMode>("signing"),
            Sender = sender,
        };

        if (kind != SmartLinkKind.Invite && link.Name is null && !_errors.Any(error => error.Field == "name")) _values.Fail("name", "is missing; staff finds a link by it");
        if (kind == SmartLinkKind.Invite && sender is null && !_errors.Any(error => error.Field.StartsWith("sender", StringComparison.Ordinal))) _values.Fail("sender", "is missing; an invite is somebody's");
        if (kind != SmartLinkKind.Invite && sender is not null) _values.Fail("sender", "goes with kind invite alone");

        return link;
    }

    string Token()
    {
        if (_values.Text("token", LongestUrl) is not { } token) return "";
        if (LinkToken.Problem(token, _app) is { } problem) _values.Fail("token", problem);

        return token;
    }

    string? Channel(SmartLinkKind kind)
    {
        var channel = _values.Text("channel", LongestWord);

        if (kind == SmartLinkKind.Invite && channel is not null && !channel.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            _values.Fail("channel", "of an invite is a channel's id: letters, digits, hyphens and underscores");

        return channel;
    }

    LocalText? Local(string field, int longest, Func<string, string?> placeOf)
    {
        if (_values.Node(field) is not JsonObject places) return _values.Text(field, longest) is { } plain ? new LocalText(plain) : null;

        if (places.Count > MostPlaces) _values.Fail(field, $"has more than {MostPlaces} entries");

        string? otherwise = null;
        var byPlace = new SortedDictionary<string, string>(StringComparer.Ordinal);

        foreach (var (key, node) in places)
        {
            var text = _values.Text($"{field}.{key}", node, longest);

            if (key == DefaultPlace) otherwise = text;
            else if (placeOf(key) is not { } place) _values.Fail($"{field}.{key}", placeOf == Language ? "is no language; write one like en or pt-br, or default" : "is no country; write two letters like IN, or default");
            else if (text is not null) byPlace[place] = text;
        }

        return otherwise is null && byPlace.Count == 0 ? null : new LocalText(otherwise) { ByPlace = byPlace };
    }

    static string? Language(string key)
    {
        var tag = key.Trim().Replace('_', '-').ToLowerInvariant();
        return Languages.Primary(tag) is { } primary && (tag == primary || tag.StartsWith(primary + "-", StringComparison.Ordinal)) && tag.Length <= 35 ? tag : null;
    }

    static string? Country(string key) => key.Length == 2 && key.All(char.IsAsciiLetter) ? key.ToUpperInvariant() : null;

    LocalText? Targets(string field)
    {
        if (Local(field, LongestUrl, Country) is not { } targets) return null;

        if (targets.Default is { } otherwise) CheckTarget(_values.Node(field) is JsonObject ? $"{field}.{DefaultPlace}" : field, otherwise);

        foreach (var (country, url) in targets.ByPlace)
            CheckTarget($"{field}.{country}", url);

        return targets;
    }

    void CheckTarget(string field, string url)
    {
        if (RedirectTargets.Accept(url, _app) is null) _values.Fail(field, DestinationRules.Explain(url));
    }

    string? Image()
    {
        var image = _values.Text("image", LongestUrl);

        if (image is not null && !(Uri.TryCreate(image, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0))
            _values.Fail("image", "must be an absolute https:// address");

        return image;
    }

    string? Video()
    {
        var video = _values.Text("youtubeVideo", LongestUrl);
        if (video is not null && YoutubeVideo.Id(video) is null) _values.Fail("youtubeVideo", "is neither the id of a YouTube video nor the address of one");

        return video;
    }

    string? Deeplink()
    {
        var deeplink = _values.Text("deeplink", LongestUrl);
        if (deeplink is not null && !DestinationRules.IsDeepLink(deeplink, _app))
            _values.Fail("deeplink", "must be an absolute https:// address or begin with the app's uriScheme; set uriScheme if it is missing");

        return deeplink;
    }

    SortedDictionary<string, string> Data()
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);

        foreach (var (key, node) in _values.Members("data", "an object of texts"))
        {
            var field = $"data.{key}";

            if (key.Length is 0 or > LongestWord) _values.Fail(field, string.Create(CultureInfo.InvariantCulture, $"has a key that is empty or longer than {LongestWord} characters"));
            else if (key.StartsWith(LinkParams.ReservedMark)) _values.Fail(field, "begins with $, which is reserved for the link's own fields");
            else if (_values.Text(field, node, LongestValue) is { } value) data[key] = value;
        }

        if (data.Count > MostData) _values.Fail("data", $"has more than {MostData} keys");
        return data;
    }

    WindowSettings? Windows()
    {
        int? click = null, guessed = null;

        foreach (var (key, node) in _values.Members("windows", "an object with clickHours and probabilisticHours"))
        {
            switch (key)
            {
                case "clickHours":
                    click = _values.Number("windows.clickHours", node, 1, 720);
                    break;
                case "probabilisticHours":
                    guessed = _values.Number("windows.probabilisticHours", node, 0, 24);
                    break;
                default:
                    _values.Fail($"windows.{key}", "is no window; there are clickHours and probabilisticHours");
                    break;
            }
        }

        return (click, guessed) is (null, null) ? null : new WindowSettings { ClickHours = click, ProbabilisticHours = guessed };
    }

    string? Code()
    {
        if (_values.Text("code", LongestUrl) is not { } typed) return null;
        if (LinkCode.Read(typed) is { } code) return code;

        _values.Fail("code", $"must have {LinkCode.Shortest} to {LinkCode.Longest} letters, digits or underscores");
        return null;
    }

    string? Domain()
    {
        if (_values.Text("domain", LongestUrl) is not { } asked) return null;

        var domain = _app.Domains.FirstOrDefault(own => own.Equals(asked, StringComparison.OrdinalIgnoreCase));
        if (domain is null) _values.Fail("domain", $"{asked} is none of the app's domains; add it to the configuration first");
        return domain;
    }

    Person? Sender()
    {
        if (_values.Node("sender") is not JsonObject) return _values.Text("sender", 512) is { } user ? Person.User(user) : null;

        string? userId = null, installId = null;

        foreach (var (key, node) in _values.Members("sender", "an object"))
        {
            if (key == "userId") userId = _values.Text("sender.userId", node, 512);
            else if (key == "installId") installId = InstallId.Read(_values.Text("sender.installId", node, 512) ?? "");
            else _values.Fail($"sender.{key}", "is not known; there are userId and installId");
        }

        if (userId is null && installId is null) _values.Fail("sender", "names nobody; give a userId or an installId");
        return userId is not null ? Person.User(userId) : installId is not null ? Person.Install(installId) : null;
    }
}
