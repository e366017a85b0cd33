using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Connectors;

namespace Waymark.Server.Api;

/// <summary>What helps to write postback templates: the macros, the form of partner files, and other products' templates in our words.</summary>
public static class TemplateEndpoints
{
    const int LongestTemplate = 100_000;

    /// <param name="manage">The group of all management routes.</param>
    public static void MapTemplates(this IEndpointRouteBuilder manage)
    {
        var templates = manage.MapGroup("/templates").WithTags("Templates").RequireManagementKey();

        templates.MapGet("/macros", Macros).WithSummary("Every macro that a postback template may hold");
        templates.MapGet("/schema", Schema).WithSummary("The JSON Schema of files that describe a partner");
        templates.MapPost("/convert", Convert).WithSummary("Rewrites a template with AppsFlyer's, Adjust's or Branch's macros");
    }

    static Ok<MacroList> Macros() => TypedResults.Ok(new MacroList(ConnectorCatalog.Macros));

    static Ok<JsonNode> Schema() => TypedResults.Ok(JsonNode.Parse(ConnectorCatalog.PackSchema.Text)!);

    static Results<Ok<ConvertedTemplate>, BadRequest<Problem>> Convert(ConvertCommand command)
    {
        if (!Enum.TryParse<MacroSyntax>(command.From, ignoreCase: true, out var from) || !Enum.IsDefined(from))
            return TypedResults.BadRequest(new Problem("from is one of appsflyer, adjust, branch."));

        if (command.Template is not { Length: > 0 and <= LongestTemplate } template)
            return TypedResults.BadRequest(new Problem($"template is missing, or longer than {LongestTemplate} characters."));

        return TypedResults.Ok(MacroConversion.Convert(template, from));
    }
}

/// <summary>Every macro.</summary>
public sealed record MacroList(IReadOnlyList<MacroDescription> Macros);

/// <summary>A template and whose macros it has: <c>appsflyer</c>, <c>adjust</c> or <c>branch</c>.</summary>
public sealed record ConvertCommand(string? From, string? Template);
