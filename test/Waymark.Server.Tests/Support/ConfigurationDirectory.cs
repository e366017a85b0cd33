using Microsoft.Extensions.DependencyInjection;
using Waymark.Integrations;
using Waymark.Server.Documents;
using Waymark.Storage;

namespace Waymark.Server.Tests.Support;

/// <summary>A throw-away data directory with a configuration, and the environment it is read in.</summary>
sealed class ConfigurationDirectory : IAsyncDisposable
{
    public const string Document = """
        {
          "managementKeys": ["mk_dev"],
          "apps": [{
            "id": "shop", "token": "prj_shop", "serverKeys": ["srv_shop"],
            "integrations": [{ "id": "ct", "partner": "clevertap", "settings": { "passcode": "pass-code" } }],
          }],
        }
        """;

    readonly List<ServiceProvider> _processes = [];

    public static KnownPartners Partners { get; } = new(new Dictionary<string, IReadOnlyList<SettingDescription>>
    {
        ["clevertap"] = [new("passcode", "Passcode of the account.") { Secret = true }],
    });

    public string Path { get; } = Directory.CreateTempSubdirectory("waymark-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public HandClock Time { get; } = new();

    /// <summary>What a new process on this directory would see.</summary>
    public ServiceProvider Open()
    {
        var process = AddTo(new ServiceCollection().AddLogging()).BuildServiceProvider();
        _processes.Add(process);
        return process;
    }

    public IServiceCollection AddTo(IServiceCollection services) => services
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton<ReadVariable>(name => Environment.GetValueOrDefault(name))
        .AddConfigurationDocument(Path, Partners);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();

        Directory.Delete(Path, recursive: true);
    }
}

static class ConfigurationDirectoryExtensions
{
    public static LiveConfiguration Live(this ServiceProvider process) => process.GetRequiredService<LiveConfiguration>();

    public static IConfigurationVersions Versions(this ServiceProvider process) =>
        process.GetRequiredService<IConfigurationVersions>();
}
