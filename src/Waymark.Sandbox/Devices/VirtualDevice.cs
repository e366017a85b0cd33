using System.Text.Json.Nodes;
using Waymark.Client;

namespace Waymark.Sandbox.Devices;

/// <summary>Plays one installation's steps against a server, as an app and a browser would.</summary>
public sealed class VirtualDevice : IDisposable
{
    const string OrganicReferrer = "utm_source=google-play&utm_medium=organic";

    readonly Installation _installation;
    readonly Crowd _crowd;
    readonly Browser _browser;
    readonly HttpMessageInvoker _http;
    readonly WaymarkClient _client;
    readonly List<string> _complaints = [];

    string? _referrer;
    DateTimeOffset? _clickedAt;

    public VirtualDevice(Installation installation, Crowd crowd)
    {
        _installation = installation;
        _crowd = crowd;

        var network = new DeviceNetwork(installation.Phone.Address, crowd.Network);
        _http = new HttpMessageInvoker(network, disposeHandler: false);
        _browser = new Browser(crowd.Server, crowd.LinkHost, installation.Phone, _http);
        _client = new WaymarkClient(new WaymarkOptions
        {
            BaseAddress = crowd.Server,
            Token = crowd.Token,
            Platform = installation.Phone.Platform,
            AppVersion = "3.4.1",
            InstallIds = new MemoryInstallIdStore(new InstallIdentity(installation.InstallId, crowd.Clock.GetUtcNow())),
            Handler = network,
            Clock = crowd.Clock,
            SigningKey = installation.Phone.IsAndroid ? crowd.AndroidKey : null,
        });
    }

    /// <summary>What the server refused or could not answer, a sentence each.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public async Task PlayAsync(CancellationToken stop)
    {
        foreach (var step in _installation.Steps)
        {
            await PlayAsync(step, stop);
            if (step is not Step.Pause) _crowd.Noticed();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    Task PlayAsync(Step step, CancellationToken stop) => step switch
    {
        Step.Pause pause => Task.Delay(pause.For, _crowd.Clock, stop),
        Step.FollowLink link => FollowAsync(link, stop),
        Step.Open => OpenAsync(stop),
        Step.AskAttribution => Check(step, _client.GetAttributionAsync(stop)),
        Step.HandOverCleverTapId => Check(step, _client.SetIntegrationsAsync(
            new Dictionary<string, string> { ["clevertap_id"] = _installation.Phone.CleverTapId }, stop)),
        Step.SignUp => Check(step, _client.SignUpAsync(Profile(), stop: stop)),
        Step.ComeBack => Check(step, _client.SetUserAsync(Profile(), stop)),
        Step.Track track => Check(step, _client.TrackAsync(
            track.Name, new JsonObject { ["sku"] = track.Sku, ["price"] = track.Price }, track.EventId, stop: stop)),
        Step.Pay pay => Check(step, _client.TrackPaymentAsync(new Payment
        {
            Id = pay.PaymentId,
            Amount = pay.Amount,
            Type = pay.IsFirst ? PaymentType.FirstPayment : PaymentType.Default,
        }, stop)),
        Step.RegisterForPush push => Check(step, _client.SetPushTokenAsync(push.Token, stop)),
        Step.OpenWithLink link => Check(step, _client.HandleDeepLinkAsync(link.Url, stop)),
        _ => throw new InvalidOperationException($"Nobody knows how to {step.GetType().Name}."),
    };

    async Task FollowAsync(Step.FollowLink link, CancellationToken stop)
    {
        if (await _browser.FollowAsync(link.PathAndQuery, stop) is not { } store)
        {
            _complaints.Add($"{_installation.Owner.Id}: the link {link.PathAndQuery} led nowhere.");
            return;
        }

        _clickedAt = _crowd.Clock.GetUtcNow();
        _referrer = Browser.ReferrerOf(store);
    }

    Task OpenAsync(CancellationToken stop)
    {
        _client.Device = Describe();
        return Check(new Step.Open(), _client.InitAsync(stop: stop));
    }

    DeviceData Describe()
    {
        var phone = _installation.Phone;
        var described = new DeviceData
        {
            DeviceModel = phone.Model,
            Brand = phone.Brand,
            SystemVersion = phone.OsVersion,
            Language = phone.Language[..2],
            Locale = phone.Language.Replace('-', '_'),
            BundleId = "com.example.shop",
        };

        // Without the person's consent an iPhone tells no advertising id.
        if (!phone.IsAndroid) return described with { Idfv = phone.Idfv, AttStatus = "2" };

        var now = _crowd.Clock.GetUtcNow().ToUnixTimeSeconds();
        return described with
        {
            Gaid = phone.Gaid,
            DeviceId = phone.AndroidId,
            InstallerPackage = "com.android.vending",
            InstallRef = _referrer ?? OrganicReferrer,
            InstallBeginTimestampServerSeconds = now,
            ReferrerClickTimestampServerSeconds = _clickedAt?.ToUnixTimeSeconds() ?? 0,
        };
    }

    UserProfile Profile() => new()
    {
        Id = _installation.Owner.Id,
        Name = _installation.Owner.Name,
        Email = _installation.Owner.Email,
        Phone = _installation.Owner.Phone,
    };

    async Task Check<T>(Step step, Task<Answer<T>> asking)
    {
        var trouble = await asking switch
        {
            Answer<T>.Refused refused => $"refused with HTTP {refused.Status}: {refused.Message}",
            Answer<T>.Unavailable unavailable => $"not answered: {unavailable.Reason}",
            Answer<T>.Unreadable unreadable => $"answered with HTTP {unreadable.Status} and no JSON",
            _ => null,
        };

        if (trouble is not null) _complaints.Add($"{_installation.Owner.Id}: {step.GetType().Name} was {trouble}.");
    }
}
