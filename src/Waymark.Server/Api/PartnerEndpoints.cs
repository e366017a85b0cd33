using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Connectors;
using Waymark.Integrations;

namespace Waymark.Server.Api;

/// <summary>Who can be told, and what each of them wants to be filled in: every form is drawn from this.</summary>
static class PartnerEndpoints
{
    public static void MapPartners(this IEndpointRouteBuilder manage)
    {
        var partners = manage.MapGroup("/partners").WithTags("Partners");
        partners.MapGet("/", List).WithSummary("Every partner an integration may name, and its settings");
        partners.MapGet("/{partner}", Read).WithSummary("One partner and its settings");
    }

    static Ok<PartnerList> List(ConnectorCatalog catalog) =>
        TypedResults.Ok(new PartnerList([.. catalog.Connectors.Values.OrderBy(connector => connector.Name, StringComparer.Ordinal).Select(PartnerView.Of)]));

    static Results<Ok<PartnerView>, NotFound<Problem>> Read(string partner, ConnectorCatalog catalog) =>
        catalog.Connectors.TryGetValue(partner, out var connector)
            ? TypedResults.Ok(PartnerView.Of(connector))
            : TypedResults.NotFound(new Problem($"There is no partner {partner}; /api/manage/v1/partners lists them."));
}

/// <summary>Every partner.</summary>
public sealed record PartnerList(IReadOnlyList<PartnerView> Partners);

/// <summary>One partner.</summary>
/// <param name="Name">What an integration calls it.</param>
/// <param name="Class">What sort of receiver it is.</param>
/// <param name="Sources">Media sources that are its own.</param>
/// <param name="Settings">What a person fills in.</param>
public sealed record PartnerView(string Name, PartnerClass Class, IReadOnlyList<string> Sources, IReadOnlyList<SettingDescription> Settings)
{
    public static PartnerView Of(IConnector connector) => new(connector.Name, connector.Class, connector.Sources, connector.Settings);
}
