using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands.Sources;

/// <summary><c>waymark sources list</c>, <c>findings</c> and <c>proposals</c>: how sources look, and what is to decide.</summary>
static class ListSourcesCommand
{
    public static Command Create()
    {
        var suspicious = new Option<bool>("--suspicious") { Description = "Only those that meet a rule." };
        return Create("list", "Show what came from every source in the last seven days.", suspicious, parsed => parsed.GetValue(suspicious) ? "?suspicious=true" : "", "", SourceLines.Sources);
    }

    public static Command CreateFindings() =>
        Create("findings", "Show what stands against sources.", null, _ => "", "findings", answer => SourceLines.Findings(answer, nothing: "Nothing stands against any source."));

    public static Command CreateProposals() =>
        Create("proposals", "Show installs that were counted before a finding that blocks stood.", null, _ => "", "proposals", SourceLines.Proposals);

    static Command Create(string name, string description, Option? more, Func<ParseResult, string> query, string what, Func<JsonNode, string> show)
    {
        var app = new Option<string>("--app") { Description = "The app's id in the configuration.", Required = true };
        var command = new Command(name, description) { app };
        if (more is not null) command.Add(more);

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Get, ManagementCall.Path("apps", parsed.GetValue(app)!, "fraud", "sources") + (what.Length > 0 ? $"/{what}" : "") + query(parsed)),
            answer => show(JsonNode.Parse(answer)!));
        return command;
    }
}
