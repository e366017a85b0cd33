using Waymark.Connectors;
using Waymark.Server.Api;
using Waymark.Server.Apple;
using Waymark.Server.Callers;
using Waymark.Server.Delivery;
using Waymark.Server.Documents;
using Waymark.Server.Hours;
using Waymark.Server.Intake;
using Waymark.Server.Intake.Referrals;
using Waymark.Server.Links;
using Waymark.Server.Networks;
using Waymark.Server.Processing;
using Waymark.Server.Servers;
using Waymark.Server.Sources;
using Waymark.Server.Web;

namespace Waymark.Server.Hosting;

/// <summary>Puts the rooms together.</summary>
static class ServerHost
{
    /// <returns>The running server; null when its configuration could not be used, which has been said on <paramref name="error"/>.</returns>
    public static async Task<WebApplication?> StartAsync(ServerOptions options, TextWriter output, TextWriter error, CancellationToken stop)
    {
        CreateForOwnerOnly(options.DataDirectory);
        using var claim = DirectoryClaim.Take(options.DataDirectory);

        var (partners, broken) = PartnerFiles.Load(options.DataDirectory, options.PartnersDirectory);

        foreach (var problem in broken)
            await error.WriteLineAsync($"Warning: {problem}");

        var host = Build(options, partners);
        host.Lifetime.ApplicationStopped.Register(claim.Release);

        if (!await CanStartAsync(host.Services, options, output, error, stop))
        {
            await host.DisposeAsync();
            return null;
        }

        await host.StartAsync(stop);
        claim.Keep();
        return host;
    }

    static async Task<bool> CanStartAsync(IServiceProvider services, ServerOptions options, TextWriter output, TextWriter error, CancellationToken stop)
    {
        if (StoreCheck.Problem(services, options.DataDirectory) is not { } problem)
            return await ConfigurationStart.RunAsync(services, options.ConfigurationFile, output, error, stop);

        await error.WriteLineAsync(problem);
        return false;
    }

    // It will hold people's data and the keys to the partners' secrets.
    static void CreateForOwnerOnly(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static WebApplication Build(ServerOptions options, ConnectorCatalog partners)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Else every folder below the current one is watched for a changed settings file that we do not have.
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseUrls(options.Urls).UseKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging
            .SetMinimumLevel(options.QuieterThan)
            .AddFilter("Microsoft", LogLevel.Warning)
            // It warns that its keys are not encrypted themselves: they lie in the data directory, for its owner alone.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // A logger that is on makes an activity and a log scope for every request; what fails, Kestrel logs too.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(partners)
            .AddConfigurationDocument(options.DataDirectory, partners.Known)
            .AddEmbeddedStore(options.DataDirectory)
            .AddAddressFiles(options.Addresses ?? AddressPlaces.Of(options.DataDirectory, lists: null, geo: null))
            .AddIntake()
            .AddPersonalCalls()
            .AddServers()
            .AddLinks()
            .AddProcessing()
            .AddTicks()
            .AddSourceWatch()
            .AddDelivery(options.DataDirectory, delivery => delivery.AllowPrivateTargets = options.AllowPrivateTargets)
            .AddApple()
            .AddNetworks()
            .AddManagementApi()
            .AddHostedService<Telemetry>();

        var host = builder.Build();

        // Named here because they would otherwise run first, for every click and every event.
        host.UseIntake();
        host.UseLinks();
        host.UseRouting();
        host.UseAuthentication();
        host.UseAuthorization();

        host.MapIntake();
        host.MapPageScript();
        host.MapNetworkClaims();
        host.MapServers();
        host.MapManagementApi();
        host.MapHealth();
        return host;
    }
}
