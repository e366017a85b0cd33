using System.Text.Json.Nodes;
using Waymark.Client;

namespace Waymark.Sandbox.Devices;

/// <summary>Somebody with one installation of the app, who invites others and is invited.</summary>
sealed class Friend : IDisposable
{
    const string DesktopBrowser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

    readonly Crowd _crowd;
    readonly HttpMessageInvoker _http;
    readonly WaymarkClient _client;

    public Friend(Crowd crowd, Person owner, Phone phone, string installId)
    {
        (_crowd, Owner, Phone, InstallId) = (crowd, owner, phone, installId);

        var network = new DeviceNetwork(phone.Address, crowd.Network);
        _http = new HttpMessageInvoker(network, disposeHandler: false);
        _client = new WaymarkClient(new WaymarkOptions
        {
            BaseAddress = crowd.Server,
            Token = crowd.Token,
            Platform = phone.Platform,
            AppVersion = "3.4.1",
            InstallIds = new MemoryInstallIdStore(new InstallIdentity(installId, crowd.Clock.GetUtcNow())),
            Handler = network,
            Clock = crowd.Clock,
            SigningKey = phone.IsAndroid ? crowd.AndroidKey : null,
        });
    }

    public Person Owner { get; }

    public Phone Phone { get; }

    public string InstallId { get; }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    /// <summary>Follows a link in the phone's browser.</summary>
    /// <returns>Where it led.</returns>
    public async Task<Uri> FollowAsync(string url, CancellationToken stop) =>
        await new Browser(_crowd.Server, _crowd.LinkHost, Phone, _http).FollowAsync(new Uri(url).PathAndQuery, stop)
        ?? throw new HttpRequestException($"{Owner.Id}: {url} led nowhere.");

    /// <summary>Opens the app for the first time and lets CleverTap's SDK in it be known.</summary>
    /// <param name="store">The page that the app was installed from; null when it was found otherwise.</param>
    /// <param name="begun">When the store began to install.</param>
    /// <param name="isEmulator">The phone is none.</param>
    /// <param name="change">What the app says of the device, made otherwise.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task InstallAsync(
        Uri? store = null, DateTimeOffset? begun = null, bool isEmulator = false, Func<DeviceData, DeviceData>? change = null, CancellationToken stop = default)
    {
        var device = Describe(store is null ? null : Browser.ReferrerOf(store), begun ?? _crowd.Clock.GetUtcNow(), isEmulator);
        _client.Device = change is null ? device : change(device);
        await Taken("init", _client.InitAsync(stop: stop));
        await Taken("integrations", _client.SetIntegrationsAsync(new Dictionary<string, string> { ["clevertap_id"] = Phone.CleverTapId }, stop));
    }

    public Task SignUpAsync(CancellationToken stop) => Taken("sign-up", _client.SignUpAsync(
        new UserProfile { Id = Owner.Id, Name = Owner.Name, Email = Owner.Email, Phone = Owner.Phone }, stop: stop));

    /// <summary>Makes an invite and says that it was sent.</summary>
    public async Task<Invite> InviteAsync(string channel, CancellationToken stop)
    {
        var invite = await Taken("invite", _client.Referrals.InviteAsync(
            new InviteRequest { Channel = channel, LinkParams = new JsonObject { ["$content"] = "friends" } }, stop));
        await Taken("sent", _client.Referrals.SentAsync(invite.Token, channel, stop));
        return invite;
    }

    public Task TypeAsync(string code, CancellationToken stop) => Taken("code", _client.Referrals.GiveCodeAsync(code, stop));

    /// <summary>A link opens the app that is there.</summary>
    public Task OpenAsync(string url, CancellationToken stop) => Taken("link", _client.HandleDeepLinkAsync(url, stop));

    /// <summary>Follows a link on a computer, and signs up or in on the page it leads to, as <c>waymark.js</c> tells it.</summary>
    public async Task SignInOnWebAsync(string url, string webToken, bool isNew, CancellationToken stop)
    {
        using var following = new HttpRequestMessage(HttpMethod.Get, new Uri(_crowd.Server, new Uri(url).PathAndQuery));
        following.Headers.Host = _crowd.LinkHost;
        following.Headers.TryAddWithoutValidation("User-Agent", DesktopBrowser);
        following.Headers.TryAddWithoutValidation("Accept-Language", $"{Phone.Language},{Phone.Language[..2]};q=0.9");
        using var led = await _http.SendAsync(following, stop);
        var page = led.Headers.Location ?? throw new HttpRequestException($"{Owner.Id}: {url} led to no page ({(int)led.StatusCode}).");

        using var telling = new HttpRequestMessage(HttpMethod.Post, new Uri(_crowd.Server, "/web/identify"));
        telling.Content = JsonContent.Create(new
        {
            token = webToken,
            event_id = Guid.NewGuid(),
            event_type = "identify",
            session_id = Guid.NewGuid(),
            user_id = Owner.Id,
            is_new_user = isNew ? 1 : 0,
            link_url = page,
            page_url = page,
            language = Phone.Language,
            user_agent = DesktopBrowser,
        });
        using var told = await _http.SendAsync(telling, stop);
        if (!told.IsSuccessStatusCode) throw new HttpRequestException($"{Owner.Id}: the page was answered {(int)told.StatusCode}.");
    }

    DeviceData Describe(string? referrer, DateTimeOffset begun, bool isEmulator)
    {
        var described = new DeviceData
        {
            DeviceModel = Phone.Model,
            Brand = Phone.Brand,
            SystemVersion = Phone.OsVersion,
            Language = Phone.Language[..2],
            Locale = Phone.Language.Replace('-', '_'),
            BundleId = "com.example.shop",
            IsEmulator = isEmulator ? true : null,
        };

        return Phone.IsAndroid
            ? described with
            {
                Gaid = Phone.Gaid,
                DeviceId = Phone.AndroidId,
                InstallerPackage = "com.android.vending",
                InstallRef = referrer ?? "utm_source=google-play&utm_medium=organic",
                InstallBeginTimestampServerSeconds = begun.ToUnixTimeSeconds(),
            }
            : described with { Idfv = Phone.Idfv, AttStatus = "2" };
    }

    async Task<T> Taken<T>(string what, Task<Answer<T>> asking)
    {
        _crowd.Noticed();

        return await asking switch
        {
            Answer<T>.Accepted { Value: var value } => value,
            Answer<T>.Refused refused => throw new HttpRequestException($"{Owner.Id}: {what} was refused with HTTP {refused.Status}: {refused.Message}"),
            var other => throw new HttpRequestException($"{Owner.Id}: {what} came to {other}"),
        };
    }
}
