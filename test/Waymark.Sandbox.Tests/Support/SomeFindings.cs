using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>Findings of a run in which everything went well.</summary>
static class SomeFindings
{
    public static Installation Install { get; } = Cast.Journey(1, 0).Installations[0] with
    {
        Steps = [new Step.Open(), new Step.HandOverCleverTapId(), new Step.SignUp(), Track, Track, new Step.Pay("pay-1", 499m, IsFirst: true)],
        Expected = new("by referrer", "install", "META", "Summer_Sale"),
    };

    public static Happening Conversion { get; } = new("i-1", "install", "install", Install.InstallId, new("META", "Summer_Sale"));

    public static Happening Event { get; } = new("e-1", "event", "add_to_cart", Install.InstallId, new("META", "Summer_Sale"));

    public static Findings Good { get; } = new()
    {
        Installations = [Install],
        Stream =
        [
            Conversion,
            Event,
            new("s-1", "signup", "signup", Install.InstallId, null),
            new("p-1", "payment", "payment", Install.InstallId, null),
        ],
        Receipts =
        [
            new("i-1", "inorganic_install", "meta", "Summer_Sale"),
            new("e-1", "add_to_cart", null, null),
            new("p-1", "payment", null, null),
        ],
        Ledger = Ledger.Empty with { Events = 4, Sent = 4 },
        Held = new HashSet<string>(),
        Retrying = new HashSet<string>(),
    };

    /// <summary>Nobody ever told CleverTap's id of the device.</summary>
    public static Findings Stranger { get; } = Good with
    {
        Installations = [Install with { Steps = [.. Install.Steps.Where(step => step is not Step.HandOverCleverTapId)] }],
        Receipts = [],
        Ledger = Ledger.Empty with { Events = 4, Held = 4 },
        Held = new HashSet<string>(["i-1", "e-1", "s-1", "p-1"]),
    };

    static Step.Track Track => new("add_to_cart", "e-0-1", "sku-1", 99m);
}
