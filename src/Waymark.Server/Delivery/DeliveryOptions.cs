namespace Waymark.Server.Delivery;

/// <summary>How events leave the building.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Partners may live at private addresses. Off, so that a setting cannot make us call our own network; the sandbox needs it on.</summary>
    public bool AllowPrivateTargets { get; set; } = Environment.GetEnvironmentVariable("WAYMARK_ALLOW_PRIVATE_TARGETS") == "1";

    /// <summary>How long a partner may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many events are looked at together, at least.</summary>
    public int Window { get; set; } = 2_000;

    /// <summary>How many events of a replay are looked at together; live events wait at most for these.</summary>
    public int ReplayWindow { get; set; } = 500;

    /// <summary>How many events a second a replay may repeat.</summary>
    public int ReplayPerSecond { get; set; } = 1_000;

    /// <summary>The longest wait between two tries of a partner that is away.</summary>
    public TimeSpan LongestBackoff { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often the configuration is compared with what is running.</summary>
    public TimeSpan LookAround { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often integrations are looked at for alarms.</summary>
    public TimeSpan AlarmInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the record of each single call is kept.</summary>
    public TimeSpan KeepBatches { get; set; } = TimeSpan.FromDays(30);

    /// <summary>A new integration hears of everything the stream still holds, not only of what happens from now on.</summary>
    public bool NewIntegrationsStartAtTheBeginning { get; set; }

    /// <summary>Makes the handler that carries one integration's calls; tests put a partner of their own here.</summary>
    public Func<HttpMessageHandler>? Handler { get; set; }
}
