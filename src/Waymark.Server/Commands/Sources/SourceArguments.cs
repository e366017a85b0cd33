using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands.Sources;

/// <summary>Which app, and which source or part of it.</summary>
sealed class SourceArguments
{
    readonly Option<string> _app = new("--app") { Description = "The app's id in the configuration.", Required = true };
    readonly Option<string> _source = new("--source") { Description = "The network or media source.", Required = true };
    readonly Option<string?> _campaign = new("--campaign") { Description = "Only this campaign of it." };
    readonly Option<string?> _site = new("--site") { Description = "Only this site of it." };
    readonly Option<string?> _rule = new("--rule") { Description = "Only what this rule found, such as click_flooding." };
    readonly Option<string> _why = new("--why") { Description = "The reason, for those who wonder later.", Required = true };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _app, _source, _campaign, _site, _rule, _why })
            command.Add(option);
    }

    public string Path(ParseResult parsed, string what) => ManagementCall.Path("apps", parsed.GetValue(_app)!, "fraud", "sources", what);

    public JsonObject Body(ParseResult parsed) => new()
    {
        ["source"] = parsed.GetValue(_source),
        ["campaign"] = parsed.GetValue(_campaign),
        ["site"] = parsed.GetValue(_site),
        ["rule"] = parsed.GetValue(_rule),
        ["why"] = parsed.GetValue(_why),
    };
}
