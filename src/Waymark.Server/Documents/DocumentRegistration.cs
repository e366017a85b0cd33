using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Waymark.Apps;
using Waymark.Integrations;
using Waymark.Storage;
using Waymark.Storage.Sqlite;

namespace Waymark.Server.Documents;

/// <summary>Puts the configuration document into a host.</summary>
public static class DocumentRegistration
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="services">Where an own store may have been put before.</param>
    /// <param name="directory">The data directory: <c>config.db</c> and <c>keys/</c> live in it.</param>
    /// <param name="partners">Whom an integration may name.</param>
    public static IServiceCollection AddConfigurationDocument(
        this IServiceCollection services, string directory, KnownPartners partners)
    {
        var keys = Path.Combine(directory, "keys");

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(keys);
        else
            Directory.CreateDirectory(keys, OwnerOnly);

        services.AddDataProtection().SetApplicationName("Waymark").PersistKeysToFileSystem(new DirectoryInfo(keys));

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ReadVariable>(Environment.GetEnvironmentVariable);
        services.TryAddSingleton<IConfigurationVersions>(_ => SqliteConfigurationVersions.Open(Path.Combine(directory, "config.db")));
        services.TryAddSingleton(partners);
        services.TryAddSingleton<SecretBox>();
        services.TryAddSingleton<LiveConfiguration>();
        services.TryAddSingleton<ICurrentConfiguration>(provider => provider.GetRequiredService<LiveConfiguration>());
        services.TryAddSingleton<SchemaTimelines>();
        services.TryAddSingleton<ManagementKeys>();
        services.AddHostedService<ConfigurationWatch>();
        return services;
    }
}
