using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>Tells a Waymark server what happens in one installed app, and learns where the install came from.</summary>
public sealed class WaymarkClient : IDisposable
{
    readonly WaymarkOptions _options;
    readonly Transport _transport;
    readonly RememberedInstall _install;
    volatile DeviceData _device;
    volatile string? _userId;

    public WaymarkClient(WaymarkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();

        _options = options;
        _device = options.Device;
        _transport = new Transport(options);
        _install = new RememberedInstall(options.InstallIds, options.Clock);
        Referrals = new ReferralProgramme(this);
    }

    /// <summary>What is known about the device; replace it when permissions or the connection change.</summary>
    public DeviceData Device
    {
        get => _device;
        set => _device = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Inviting others, and what became of it.</summary>
    public ReferralProgramme Referrals { get; }

    /// <summary>Who this install is to the server; made up on the first start and kept from then on.</summary>
    public ValueTask<InstallIdentity> GetInstallAsync(CancellationToken stop = default) => _install.GetAsync(stop);

    /// <summary>Says that the app has started. Call it first, on every start.</summary>
    /// <param name="link">The link that opened the app, if one did.</param>
    /// <param name="stop">Ends the call early.</param>
    public Task<Answer<Start>> InitAsync(string? link = null, CancellationToken stop = default) =>
        CallAsync("init", (body, install) => body
            .Text("package_version", _options.PackageVersion)
            .Text("app_version", _options.AppVersion)
            .Text("link", link)
            .Text("source", "GENERAL")
            .Flag("debug", _options.IsDebug)
            .Device(_device, install), Start.Read, stop);

    /// <summary>Asks where the install came from. Never retried: asking again later is the app's choice.</summary>
    public Task<Answer<AttributionResult>> GetAttributionAsync(CancellationToken stop = default) =>
        CallAsync("attribution-data", RetrySchedule.Never, (body, install) => body
            .Flag("debug", _options.IsDebug)
            .Device(_device, install), AttributionResult.Read, stop);

    /// <summary>Says that somebody has signed up on this install.</summary>
    /// <param name="user">Who it is.</param>
    /// <param name="data">What else belongs to the sign-up, such as a referral code.</param>
    /// <param name="stop">Ends the call early.</param>
    public Task<Answer<Receipt>> SignUpAsync(UserProfile user, JsonObject? data = null, CancellationToken stop = default)
    {
        Remember(user);

        return CallAsync("trigger", (body, install) => body
            .User(user, _options.HashesPersonalData)
            .Object("data", () => body.Extra(data, "device_data").Device(_device, install))
            .Number("time_since_app_install", SecondsSince(install)), Receipt.Read, stop);
    }

    /// <summary>Says who uses the app now, without counting a sign-up: for a user who comes back.</summary>
    public Task<Answer<Receipt>> SetUserAsync(UserProfile user, CancellationToken stop = default)
    {
        Remember(user);

        return CallAsync("set-user-data", (body, install) => body
            .User(user, _options.HashesPersonalData)
            .Device(_device, install), Receipt.Read, stop);
    }

    /// <summary>Says only the user's id, nothing else about them.</summary>
    public Task<Answer<Receipt>> SetCustomerUserIdAsync(string userId, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        _userId = userId;

        return CallAsync("customer-user-id", (body, _) => body.Text("user_id", userId), Receipt.Read, stop);
    }

    /// <summary>Says that something happened in the app.</summary>
    /// <param name="eventName">What happened.</param>
    /// <param name="eventData">How; a numeric <c>amount</c> counts as revenue.</param>
    /// <param name="eventId">The app's own id of it: the server counts events of one name and id once.</param>
    /// <param name="userId">Who did it; without it, the user this client heard of last.</param>
    /// <param name="stop">Ends the call early.</param>
    public Task<Answer<Receipt>> TrackAsync(
        string eventName,
        JsonObject? eventData = null,
        string? eventId = null,
        string? userId = null,
        CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);

        return CallAsync("capture-event", (body, install) => body
            .Text("event_name", eventName)
            .Object("event_data", eventData)
            .Text("event_id", eventId)
            .Text("user_id", userId ?? _userId)
            .Number("time_since_app_install", SecondsSince(install))
            .Device(_device, install), Receipt.Read, stop);
    }

    /// <summary>Says that somebody paid.</summary>
    public Task<Answer<Receipt>> TrackPaymentAsync(Payment payment, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentException.ThrowIfNullOrWhiteSpace(payment.Id);
        ArgumentOutOfRangeException.ThrowIfNegative(payment.Amount);

        return CallAsync("capture-payment", (body, install) => body
            .Text("payment_id", payment.Id)
            .Amount("amount", payment.Amount)
            .Text("user_id", payment.UserId ?? _userId)
            .Text("type", JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{payment.Type}"))
            .Text("status", JsonNamingPolicy.SnakeCaseUpper.ConvertName($"Payment{payment.Status}"))
            .Object("event_data", payment.EventData)
            .Number("time_since_app_install", SecondsSince(install))
            .Object("data", () => body.Device(_device, install)), Receipt.Read, stop);
    }

    /// <summary>Takes one payment back.</summary>
    public Task<Answer<Receipt>> RemovePaymentAsync(
        string paymentId, string? userId = null, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(paymentId);
        return RemoveAsync(paymentId, userId ?? _userId, stop);
    }

    /// <summary>Takes every payment of a user back.</summary>
    public Task<Answer<Receipt>> RemoveAllPaymentsAsync(string userId, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return RemoveAsync(null, userId, stop);
    }

    /// <summary>Says where silent push messages reach this install, so that the server can notice its removal.</summary>
    public Task<Answer<Receipt>> SetPushTokenAsync(string pushToken, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pushToken);
        return CallAsync("update-push-token", (body, _) => body.Text("push_token", pushToken), Receipt.Read, stop);
    }

    /// <summary>Says what other tools call this install, such as <c>clevertap_id</c>.</summary>
    public Task<Answer<Receipt>> SetIntegrationsAsync(
        IReadOnlyDictionary<string, string> identifiers, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(identifiers);

        return CallAsync("integrations", (body, _) => body.Object("integration_info", () =>
        {
            foreach (var (tool, identifier) in identifiers)
                body.Text(tool, identifier);
        }), Receipt.ReadConfirmed, stop);
    }

    /// <summary>Asks where a link that opened the app leads. When this fails, open the link itself.</summary>
    public Task<Answer<DeepLinkDestination>> HandleDeepLinkAsync(string url, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);

        return CallAsync("handle-deeplink", (body, install) => body
            .Text("deeplink_url", url)
            .Typed("meta_install_referrer", _device.MetaInstallRef, DeviceJson.Default.MetaInstallReferrer)
            .Number("timestamp", _options.Clock.GetUtcNow().ToUnixTimeMilliseconds())
            .Device(_device, install), answer => DeepLinkDestination.Read(answer, url), stop);
    }

    public void Dispose()
    {
        _transport.Dispose();
        _install.Dispose();
    }

    Task<Answer<Receipt>> RemoveAsync(string? paymentId, string? userId, CancellationToken stop) =>
        CallAsync("remove-captured-payment", (body, install) => body
            .Text("payment_id", paymentId)
            .Text("user_id", userId)
            .Object("data", () => body.Device(_device, install)), Receipt.Read, stop);

    internal Task<Answer<T>> CallAsync<T>(
        string path, Action<RequestBody, InstallIdentity> write, Func<JsonElement, T?> read, CancellationToken stop)
        where T : class =>
        CallAsync(path, RetrySchedule.Standard, write, read, stop);

    async Task<Answer<T>> CallAsync<T>(
        string path,
        RetrySchedule retries,
        Action<RequestBody, InstallIdentity> write,
        Func<JsonElement, T?> read,
        CancellationToken stop)
        where T : class
    {
        var install = await _install.GetAsync(stop).ConfigureAwait(false);

        using var body = new RequestBody();
        body.Text("token", _options.Token)
            .Text("platform", _options.Platform.Name)
            .Text("install_instance_id", install.Id);
        write(body, install);

        return await _transport.SendAsync(path, body.ToBytes(), retries, read, stop).ConfigureAwait(false);
    }

    void Remember(UserProfile user)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentException.ThrowIfNullOrWhiteSpace(user.Id);
        _userId = user.Id;
    }

    // A clock that was set back must not make the app older than its install.
    double SecondsSince(InstallIdentity install) =>
        Math.Max(0, (_options.Clock.GetUtcNow() - install.InstalledAt).TotalSeconds);
}
