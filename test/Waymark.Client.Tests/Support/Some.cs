using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waymark.Client.Tests.Support;

/// <summary>Valid values for everything a test is not about.</summary>
static class Some
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static DateTimeOffset InstalledAt { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>42.5 seconds after the install.</summary>
    public static DateTimeOffset Now { get; } = InstalledAt.AddSeconds(42.5);

    public static ManualTimeProvider Clock() => new(Now);

    public static WaymarkOptions Options(FakeServer server) => Options(server, Clock());

    public static WaymarkOptions Options(
        FakeServer server, ManualTimeProvider clock, SigningKey? key = null, bool hashed = false) => new()
        {
            BaseAddress = new Uri("https://waymark.shop.example"),
            Token = "prj_shop",
            Platform = Platform.Ios,
            AppVersion = "3.4.1",
            Device = new DeviceData { Device = "iPhone", SystemVersion = "18.2" },
            InstallIds = new MemoryInstallIdStore(new InstallIdentity("aZ3kP0qLm8Xw2RtYb5Ne", InstalledAt)),
            SigningKey = key,
            HashesPersonalData = hashed,
            Handler = server,
            Clock = clock,
        };

    public static WaymarkClient Client(FakeServer server) => new(Options(server));

    /// <summary>Compares two documents by meaning and shows both readably when they differ.</summary>
    public static void ShouldBeJson(this string actual, string expected) =>
        JsonNode.Parse(actual)!.ToJsonString(Indented).ShouldBe(JsonNode.Parse(expected)!.ToJsonString(Indented));
}
