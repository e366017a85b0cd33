using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands;

/// <summary><c>waymark probe</c>, <c>dry-run</c> and <c>send-test</c>: try an integration out.</summary>
static class TrialCommand
{
    public static Command CreateProbe()
    {
        var which = new IntegrationArguments();
        var command = new Command("probe", "Ask a partner whether the settings work, without leaving anything behind there.");
        which.AddTo(command);
        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, which.Path(parsed, "test")),
            answer =>
            {
                var said = JsonNode.Parse(answer)!;
                return said["works"]?.GetValue<bool>() switch
                {
                    true => "It works.",
                    false => $"It does not work: {said["reason"]}",
                    null => $"The partner's answer shows nothing either way: {said["reason"]}",
                };
            });
        return command;
    }

    public static Command CreateDryRun() => Create("dry-run", "Show what would become of an event: every check, and the request; sends nothing.");

    public static Command CreateSendTest() => Create("send-test", "Send one event for real, beside the ledger, if the partner may hear of it.");

    static Command Create(string verb, string description)
    {
        var which = new IntegrationArguments();
        var id = new Option<string?>("--event") { Description = "A stored event's id." };
        var file = new Option<FileInfo?>("--file") { Description = "Instead: a JSON file with the event, such as {\"name\": \"purchase\", \"values\": {…}, \"install\": \"ID\"}." };
        var command = new Command(verb, description) { id, file };
        which.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(id) is null == result.GetValue(file) is null) result.AddError("Say either --event ID or --file FILE.");
            if (result.GetValue(file) is { Exists: false } missing) result.AddError($"There is no file {missing.FullName}.");
        });

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, which.Path(parsed, verb))
            {
                Content = parsed.GetValue(file) is { } given
                    ? new StringContent(File.ReadAllText(given.FullName), Encoding.UTF8, "application/json")
                    : JsonContent.Create(new { eventId = parsed.GetValue(id) }),
            },
            Show);
        return command;
    }

    static string Show(string answer)
    {
        var trial = JsonNode.Parse(answer)!;
        var draft = trial["request"]!;
        var words = new StringBuilder();

        foreach (var check in trial["checks"]!.AsArray())
        {
            var passed = check!["passed"]!.GetValue<bool>();
            words.Append(CultureInfo.InvariantCulture, $"{check["number"],3}. {(passed ? "passed" : "FAILED")}  {check["claim"]}{(passed ? "" : $" → {check["reason"]}")}\n");
        }

        words.Append(CultureInfo.InvariantCulture, $"\nOutcome: {draft["outcome"]}{(draft["reason"] is { } reason ? $", {reason}" : "")}\n");

        foreach (var request in draft["requests"]!.AsArray())
        {
            words.Append(CultureInfo.InvariantCulture, $"\n{request!["method"]} {request["address"]}\n");
            foreach (var (name, value) in request["headers"]!.AsObject())
                words.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
            words.Append(CultureInfo.InvariantCulture, $"{request["body"]}\n");
        }

        foreach (var call in trial["calls"]!.AsArray())
            words.Append(CultureInfo.InvariantCulture, $"\nHTTP {call!["status"]} in {call["milliseconds"]} ms: {call["answer"]}\n");

        return trial["verdict"] is { } verdict ? words.Append(CultureInfo.InvariantCulture, $"\nThe partner's verdict: {verdict}\n").ToString() : words.ToString();
    }
}
