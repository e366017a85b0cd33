using System.Globalization;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands.Sources;

/// <summary>Sources and findings as lines that a person reads.</summary>
static class SourceLines
{
    public static string Sources(JsonNode answer) => answer["sources"]!.AsArray() is { Count: > 0 } sources
        ? string.Join('\n', sources.Select(source => Source(source!)))
        : "Nothing came from any source in the last seven days.";

    public static string Findings(JsonNode answer, string nothing) => answer["findings"]!.AsArray() is { Count: > 0 } findings
        ? string.Join('\n', findings.Select(found => Finding(found!)))
        : nothing;

    public static string Proposals(JsonNode answer) => answer["proposals"]!.AsArray() is { Count: > 0 } proposals
        ? string.Join('\n', proposals.Select(proposal => Proposal(proposal!)))
        : "There is nothing to decide on.";

    static string Source(JsonNode source)
    {
        var measures = string.Join(", ", source["measures"]!.AsArray().Select(measure => $"{measure!["measure"]} {Number(measure["value"])}"));
        var mark = source["isSuspicious"]!.GetValue<bool>() ? "! " : "  ";
        return $"{mark}{Scope(source["scope"]!)}: {source["clicks"]} clicks, {source["installs"]} installs{(measures.Length > 0 ? $"; {measures}" : "")}";
    }

    static string Finding(JsonNode found)
    {
        var measured = found["finding"] is { } finding
            ? $"{finding["measure"]} {Number(finding["value"])} of {finding["of"]} (bound {Number(finding["bound"])}, line {Number(finding["threshold"])})"
            : "a person's word";
        var decided = found["decision"] is { } decision ? $"; {decision["what"]} by {decision["by"] ?? "somebody"}: {decision["why"]}" : "";
        return $"{found["mode"],-5} {Scope(found["scope"]!)}  {found["rule"]}: {measured}, since {found["since"]}{decided}";
    }

    static string Proposal(JsonNode proposal) =>
        $"{Scope(proposal["scope"]!)}  {proposal["rule"]}: {proposal["installs"]} installs from {proposal["from"]} to {proposal["to"]}; to be decided before {proposal["closesAt"]}";

    static string Scope(JsonNode scope) =>
        $"{scope["source"]}{(scope["campaign"] is { } campaign ? $", campaign {campaign}" : "")}{(scope["site"] is { } site ? $", site {site}" : "")}";

    static string Number(JsonNode? number) => number is null ? "-" : number.GetValue<double>().ToString("0.####", CultureInfo.InvariantCulture);
}
