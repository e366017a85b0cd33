using Waymark.Devices;

namespace Waymark.Touches;

/// <summary>Gathers what the parts of one user agent tell, and draws the conclusion.</summary>
sealed class UserAgentClues
{
    // From iOS 26 on Safari's system token stands still at the last releases of 18; only Version/ moves on.
    const int FirstFrozenIos = 26, FrozenMajor = 18, FrozenMinor = 6;

    Os _os;
    string? _version, _model, _client;
    int _rank, _safariMajor;
    bool _isInApp, _isTablet, _isFirstComment = true, _isInstagram, _isFacebookVersion;
    bool _hasSafari, _hasVersion, _hasWebKit, _isReduced, _awaitsModel;
    Robot _robot;

    public void Product(ReadOnlySpan<char> name, ReadOnlySpan<char> version)
    {
        if (name.Equals("Safari", StringComparison.OrdinalIgnoreCase)) _hasSafari = true;
        if (name.Equals("AppleWebKit", StringComparison.OrdinalIgnoreCase)) _hasWebKit = true;
        if (name.Equals("Darwin", StringComparison.OrdinalIgnoreCase) && _os == Os.Unknown) _os = Os.Ios;

        if (name.Equals("Version", StringComparison.OrdinalIgnoreCase))
        {
            _hasVersion = true;
            _safariMajor = Major(version);
        }

        Meet(name);
        _isInstagram |= name.Equals("Instagram", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>One part of a comment in parentheses, with its place in it.</summary>
    public void Detail(ReadOnlySpan<char> part, int place)
    {
        if (part.IsEmpty) return;

        if (_isInstagram && !_isFirstComment && Instagram(part, place)) return;
        if (System(part)) return;

        // Robots hide in comments: "(compatible; Googlebot/2.1; +http://…)". A bare word after Android is a phone: "K6".
        if (part.StartsWith("+http", StringComparison.OrdinalIgnoreCase) && _robot == Robot.None) _robot = Robot.Crawler;
        else if (part.IndexOf('/') is > 0 and var slash && !part[..slash].Contains(' ')) MeetRobot(part[..slash]);
        else if (!_awaitsModel && !part.Contains(' ')) MeetRobot(part);

        if (_awaitsModel && _isFirstComment) Model(part);
    }

    public void EndComment() => _isFirstComment = false;

    public void Facebook(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "FBDV" when DeviceModels.Read(value.ToString()) is { } model:
                _model = model;
                break;
            case "FBSV" when OsVersions.Read(value.ToString(), _os == Os.Android) is { } version:
                _version = version;
                _isFacebookVersion = true;
                break;
            case "FBAN" when value.StartsWith("Messenger", StringComparison.OrdinalIgnoreCase)
                || value.StartsWith("Orca", StringComparison.OrdinalIgnoreCase):
            case "FB_IAB" when value.StartsWith("Messenger", StringComparison.OrdinalIgnoreCase)
                || value.StartsWith("Orca", StringComparison.OrdinalIgnoreCase):
                Meet("MessengerForiOS");
                break;
            default:
                Meet(name);
                break;
        }
    }

    public Visitor Conclude()
    {
        var isFrozen = _os == Os.Ios && !_isFacebookVersion && IsFrozenIos();
        var isWebView = !_isInApp && _os == Os.Ios && _hasWebKit && !_hasSafari && _robot == Robot.None && _rank < KnownProducts.Branded;

        return new Visitor
        {
            Os = _os,
            OsVersion = isFrozen || (_isReduced && !_isFacebookVersion) ? null : _version,
            AtLeastMajor = isFrozen && _safariMajor >= FirstFrozenIos ? FirstFrozenIos : null,
            Model = _model,
            Client = isWebView ? "webview" : _client ?? "other",
            IsInApp = (_isInApp || isWebView) && _robot == Robot.None,
            Robot = _robot,
            IsTablet = _isTablet,
        };
    }

    // Without Version/ a page view inside an app cannot be told from a real 18.6: then better no version than a wrong one.
    bool IsFrozenIos() => _hasVersion
        ? _safariMajor >= FirstFrozenIos
        : _version?.Split('.') is [var major, var minor, ..]
            && Major(major) == FrozenMajor && Major(minor) >= FrozenMinor && _rank < KnownProducts.App;

    void Meet(ReadOnlySpan<char> name)
    {
        if (KnownProducts.Find(name) is not { } product) return;

        if (product.Robot != Robot.None && _robot is Robot.None or Robot.Crawler) _robot = product.Robot;

        // Between equals the first one speaks: "Dalvik" before what follows, "facebookexternalhit" before "Twitterbot".
        if (product.Rank <= _rank) return;

        _rank = product.Rank;
        _client = product.Client;
        _isInApp |= product.IsInApp;
    }

    void MeetRobot(ReadOnlySpan<char> name)
    {
        if (KnownProducts.Find(name) is { Robot: not Robot.None }) Meet(name);
    }

    bool System(ReadOnlySpan<char> part)
    {
        if (part.StartsWith("Android", StringComparison.OrdinalIgnoreCase) && (part.Length == 7 || part[7] is ' ' or '/'))
            return Android(part[7..].TrimStart(" /"));

        // "CPU iPhone OS 17_5_1 like Mac OS X", "CPU OS 17_5 like Mac OS X", an SDK's "iOS 18.2".
        if (part.IndexOf(" OS ") is >= 0 and var os && part.StartsWith("CPU")) return Ios(part[(os + 4)..]);
        if (part.StartsWith("iOS ", StringComparison.OrdinalIgnoreCase)) return Ios(part[4..]);

        if (part.StartsWith("iPhone") || part.StartsWith("iPad") || part.StartsWith("iPod"))
        {
            _os = Os.Ios;
            _isTablet |= part.StartsWith("iPad");
            _model ??= DeviceModels.Read(part.ToString());
            return true;
        }

        if (_isFirstComment && Desktop(part) is { } desktop)
        {
            if (_os == Os.Unknown || desktop != Os.Linux) _os = desktop;
            return true;
        }

        return false;
    }

    static Os? Desktop(ReadOnlySpan<char> part) =>
        part.StartsWith("Macintosh") || part.StartsWith("Intel Mac OS X") ? Os.MacOs
        : part.StartsWith("Windows") ? Os.Windows
        : part.StartsWith("CrOS") ? Os.ChromeOs
        : part is "X11" or "Wayland" || part.StartsWith("Linux") || part is "Ubuntu" or "Fedora" ? Os.Linux
        : null;

    bool Android(ReadOnlySpan<char> version)
    {
        _os = Os.Android;
        _version ??= OsVersions.Read(version.ToString(), isAndroid: true);
        _awaitsModel = true;
        return true;
    }

    bool Ios(ReadOnlySpan<char> version)
    {
        _os = Os.Ios;
        _version ??= OsVersions.Read(version.ToString(), isAndroid: false);
        return true;
    }

    // Instagram on Android lists: API/version; density; size; maker; model; code names; locale; build.
    bool Instagram(ReadOnlySpan<char> part, int place)
    {
        if (_os != Os.Android) return false;

        if (place == 0 && part.IndexOf('/') is > 0 and var slash)
        {
            _version = OsVersions.Read(part[(slash + 1)..].ToString(), isAndroid: true) ?? _version;
            _isReduced = false;
        }
        else if (place == 4)
        {
            _model ??= DeviceModels.Read(part.ToString());
        }

        return true;
    }

    void Model(ReadOnlySpan<char> part)
    {
        if (part is "wv")
        {
            if (_rank < KnownProducts.WebView) (_rank, _client, _isInApp) = (KnownProducts.WebView, "webview", true);
            return;
        }

        if (part is "Tablet") _isTablet = true;
        if (_model is not null || part is "U" or "Mobile" or "Tablet" or "HarmonyOS" || IsLocale(part)) return;
        if (part.StartsWith("rv:") || part.StartsWith("HMSCore") || part.StartsWith("+http")) return;

        // Chrome's reduced user agent says "Android 10; K" on every device.
        if (part is "K")
        {
            _isReduced = true;
            _awaitsModel = false;
            return;
        }

        var build = part.IndexOf(" Build/");
        var model = build >= 0 ? part[..build] : part;
        _model = model.StartsWith("Build/") ? null : DeviceModels.Read(model.ToString());
    }

    static bool IsLocale(ReadOnlySpan<char> part) =>
        part.Length is 2 or 5 && char.IsAsciiLetterLower(part[0]) && char.IsAsciiLetterLower(part[1])
        && (part.Length == 2 || (part[2] is '-' or '_' && char.IsAsciiLetter(part[3]) && char.IsAsciiLetter(part[4])));

    static int Major(ReadOnlySpan<char> version)
    {
        var dot = version.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(dot < 0 ? version : version[..dot], out var major) ? major : 0;
    }
}
