using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Waymark.Server.Callers;

static class CallerRegistration
{
    /// <summary>What intake needs: without any files it knows nothing of anybody.</summary>
    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.TryAddSingleton<AddressBook>();
        services.TryAddSingleton<AddressSecret>();
        services.TryAddSingleton<KnownCallers>();
        return services;
    }

    /// <summary>Reads the owner's files, and watches them.</summary>
    public static IServiceCollection AddAddressFiles(this IServiceCollection services, AddressPlaces places) => services
        .AddCallers()
        .AddSingleton(new AddressFiles(places))
        .AddSingleton<AddressFigures>()
        .AddSingleton<AddressWatch>()
        .AddHostedService(provider =>
        {
            // Nobody asks for the figures; they have to be there to be read.
            provider.GetRequiredService<AddressFigures>();
            return provider.GetRequiredService<AddressWatch>();
        });
}
