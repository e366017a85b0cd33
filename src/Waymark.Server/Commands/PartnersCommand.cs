using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands;

/// <summary><c>waymark partners</c>: who can be told, and what each of them wants to be filled in.</summary>
static class PartnersCommand
{
    public static Command Create()
    {
        var partner = new Argument<string?>("partner") { Description = "One of them, to see its settings.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("partners", "Show the partners an integration may name, and their settings.") { partner };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Get, parsed.GetValue(partner) is { } name ? ManagementCall.Path("partners", name) : ManagementCall.Path("partners")),
            answer => JsonNode.Parse(answer)! is var found && found["partners"] is JsonArray all ? string.Join('\n', all.Select(one => Name(one!))) : Settings(found));
        return command;
    }

    static string Name(JsonNode partner) => $"{partner["name"]}  ({partner["class"]})";

    static string Settings(JsonNode partner) =>
        string.Join('\n', partner["settings"]!.AsArray().Select(setting => Setting(setting!)).Prepend(Name(partner)));

    static string Setting(JsonNode setting)
    {
        string[] remarks =
        [
            .. setting["required"]!.GetValue<bool>() ? ["required"] : (string[])[],
            .. setting["secret"]!.GetValue<bool>() ? ["secret"] : (string[])[],
            .. setting["allowed"]!.AsArray() is { Count: > 0 } allowed ? [string.Join(" | ", allowed)] : (string[])[],
            .. setting["default"] is { } otherwise ? [$"default {otherwise}"] : (string[])[],
        ];

        return $"  {setting["name"]}{(remarks.Length > 0 ? $" ({string.Join(", ", remarks)})" : "")}\n      {setting["description"]}";
    }
}
