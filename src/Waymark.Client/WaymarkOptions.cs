namespace Waymark.Client;

/// <summary>Everything a client needs to know about the app it lives in.</summary>
public sealed class WaymarkOptions
{
    /// <summary>Where the Waymark server answers, such as <c>https://waymark.shop.example</c>.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The app's token from the server's configuration.</summary>
    public required string Token { get; init; }

    /// <summary>What the app runs on.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The version of the app, as its users know it.</summary>
    public string? AppVersion { get; init; }

    /// <summary>What is known about the device; <see cref="WaymarkClient.Device"/> replaces it when more is known.</summary>
    public DeviceData Device { get; init; } = new();

    /// <summary>Signs every request when present; without it requests go unsigned.</summary>
    public SigningKey? SigningKey { get; init; }

    /// <summary>Sends name, e-mail and phone as SHA-256 hashes, so that the clear text never leaves the device.</summary>
    public bool HashesPersonalData { get; init; }

    /// <summary>Says that this is a development build.</summary>
    public bool IsDebug { get; init; }

    /// <summary>Where the install's identity lives between starts; by default it is forgotten at exit, which only suits tests.</summary>
    public IInstallIdStore InstallIds { get; init; } = new MemoryInstallIdStore();

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Which client is calling, as the server's reports name it.</summary>
    public string PackageVersion { get; init; } = "dotnet-0.1.0";

    /// <summary>Carries the requests; stays the caller's to dispose. A shared one serves many clients.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Measures the time since the install, the retries and the signatures.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https"))
            throw new ArgumentException($"The base address must be an absolute http or https address, not '{BaseAddress}'.");

        if (string.IsNullOrWhiteSpace(Token))
            throw new ArgumentException("The token is empty; it is the app's `token` in the server's configuration.");

        if (string.IsNullOrWhiteSpace(Platform.Name))
            throw new ArgumentException("The platform is empty; use Platform.Android or Platform.Ios.");

        if (Timeout <= TimeSpan.Zero)
            throw new ArgumentException("The timeout must be longer than nothing.");
    }
}
