using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Waymark.Connectors;
using Waymark.Server.Api.Flows;
using Waymark.Server.Api.Fraud;
using Waymark.Server.Api.Integrations;
using Waymark.Server.Api.Links;
using Waymark.Server.Api.Networks;
using Waymark.Server.Api.Referrals;
using Waymark.Server.Api.Rewards;
using Waymark.Server.Api.Skan;
using Waymark.Server.Api.Sources;
using Waymark.Server.Api.Users;
using Waymark.Server.Intake.Feeds;

namespace Waymark.Server.Api;

/// <summary>Everything below <c>/api/manage/v1</c>: a management key opens it, and <c>/openapi/v1.json</c> describes it.</summary>
static class ManagementApi
{
    public static IServiceCollection AddManagementApi(this IServiceCollection services)
    {
        services.AddManagementKey();
        services.TryAddSingleton(ConnectorCatalog.BuiltIn);
        services.AddSingleton<OwnersWord>();
        services.AddSingleton<ExportIntake>();
        services.AddSingleton<StaffWord>();
        services.AddLinkManagement();
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        return services;
    }

    public static void MapManagementApi(this WebApplication host)
    {
        host.MapOpenApi();

        var api = host.MapGroup("/api/manage/v1").RequireManagementKey();
        api.MapInstalls();
        api.MapStream();
        api.MapReferrals();
        api.MapFeeds();
        api.MapFeedImport();
        api.MapReports();
        api.MapCampaignReports();
        api.MapReferralReports();
        api.MapConfiguration();
        api.MapPartners();
        api.MapAddresses();
        api.MapIntegrations();
        api.MapTemplates();
        api.MapSharing();
        api.MapInvites();
        api.MapIdentities();
        api.MapRelations();
        api.MapPromoCodes();
        api.MapReviews();
        api.MapTestDevices();
        api.MapLinkManagement();
        api.MapUsers();
        api.MapFlows();
        api.MapRewards();
        api.MapExchangeRates();
        api.MapSkan();
        api.MapConversionSchemas();
        api.MapFraud();
        api.MapSources();
        api.MapNetworks();
    }
}
