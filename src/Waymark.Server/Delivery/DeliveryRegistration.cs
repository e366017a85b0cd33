using Microsoft.Extensions.DependencyInjection.Extensions;
using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Server.Delivery.Tracing;
using Waymark.Server.Delivery.Workers;
using Waymark.Server.Documents;
using Waymark.Storage;
using Waymark.Storage.Sqlite;

namespace Waymark.Server.Delivery;

/// <summary>Adds delivery to the host.</summary>
public static class DeliveryRegistration
{
    /// <param name="services">Also need <see cref="IStream"/>, <see cref="IPeople"/> and <see cref="ICurrentConfiguration"/>.</param>
    /// <param name="directory">Where <c>delivery.db</c> is kept.</param>
    /// <param name="configure">Changes the options.</param>
    public static IServiceCollection AddDelivery(this IServiceCollection services, string directory, Action<DeliveryOptions>? configure = null)
    {
        var options = new DeliveryOptions();
        configure?.Invoke(options);

        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        services.TryAddSingleton<DeliveryMetrics>();
        services.TryAddSingleton(ConnectorCatalog.BuiltIn);
        services.TryAddSingleton<IDeliveries>(_ => SqliteDeliveries.Open(Path.Combine(directory, "delivery.db")));
        services.TryAddSingleton(provider => new DeliveryRoom(
            provider.GetRequiredService<ICurrentConfiguration>(),
            provider.GetRequiredService<IStream>(),
            provider.GetRequiredService<IPeople>(),
            provider.GetRequiredService<IDeliveries>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<DeliveryOptions>(),
            provider.GetRequiredService<DeliveryMetrics>())
        {
            Connectors = provider.GetRequiredService<ConnectorCatalog>().Connectors,
            ConfigurationAt = provider.GetService<LiveConfiguration>() is { } live ? live.At : null,
            Referrals = provider.GetService<IState>(),
            FindTouch = provider.GetService<ITouches>() is { } touches ? touches.FindCommitted : static (_, _) => null,
        });
        services.TryAddSingleton<DeliveryTrace>();
        services.TryAddSingleton<DeliverySearch>();
        services.TryAddSingleton<DeliveryWorkers>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryWorkers>());
        services.AddHostedService<AlarmWatch>();
        return services;
    }
}
