using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Apps.Documents;

namespace Waymark.Server.Commands;

/// <summary><c>waymark conversion-values APP</c>: a schema as a table, before marketers rely on it.</summary>
static class ConversionValuesCommand
{
    static readonly string[] Days = ["days 0 to 2", "days 3 to 7", "days 8 to 35"];

    public static Command Create()
    {
        var app = new Argument<string>("APP") { Description = "The app's id in the configuration." };
        var version = new Option<string>("--schema") { Description = "A version's number; the one that new installs get when absent.", DefaultValueFactory = _ => "live" };
        var list = new Option<bool>("--list") { Description = "Show which versions there are instead." };
        var json = new Option<bool>("--json") { Description = "The answer of the management API as it is." };
        var command = new Command("conversion-values", "Show what gives which SKAdNetwork value, and what a value in a postback is read as.") { app, version, list, json };
        var isJson = false;

        new ManagementCall().Carry(
            command,
            parsed =>
            {
                isJson = parsed.GetValue(json);
                return new(HttpMethod.Get, parsed.GetValue(list)
                    ? ManagementCall.Path("apps", parsed.GetValue(app)!, "skan", "schemas")
                    : ManagementCall.Path("apps", parsed.GetValue(app)!, "skan", "schemas", parsed.GetValue(version)!));
            },
            answer => Show(JsonNode.Parse(answer)!, isJson));
        return command;
    }

    static string Show(JsonNode answer, bool isJson)
    {
        if (isJson) return answer.ToJsonString(DocumentJson.Indented);
        if (answer["schemas"] is JsonArray all) return all.Count == 0 ? "The app has no schema." : string.Join('\n', all.Select(one => Head(one!)));

        return string.Join('\n',
        [
            Head(answer["schema"]!),
            .. answer["windows"]!.AsArray().SelectMany(window => Window(window!)),
            "",
            "Where Apple tells the coarse value alone, these look the same:",
            .. answer["collisions"]!.AsArray().Select(one => $"  {one!["coarse"],-7} {string.Join(' ', one["fine"]!.AsArray())}"),
            .. answer["remarks"]!.AsArray().Select(one => $"! {one}"),
            answer["shareWithoutValue"] is { } share
                ? $"Of the last 30 days' first postbacks {share.GetValue<decimal>().ToString("P1", CultureInfo.InvariantCulture)} came without a value."
                : "No postbacks came in the last 30 days.",
        ]);
    }

    static string Head(JsonNode schema)
    {
        var given = schema["givenFrom"] is not { } from ? "never given"
            : schema["givenUntil"] is { } until ? $"given to new installs from {from} until {until}"
            : $"given to new installs since {from}";
        return $"Schema {schema["version"]}: {schema["mode"]}, {schema["currency"]}, {schema["status"]}, {given}; {schema["fineValues"]} of 64 fine values";
    }

    static IEnumerable<string> Window(JsonNode window)
    {
        var number = window["window"]!.GetValue<int>();

        yield return "";
        yield return $"Window {number} ({Days[number]})";
        yield return "  fine  coarse  lock  estimate    when";

        foreach (var row in window["rows"]!.AsArray())
        {
            var hidden = row!["hiddenBy"] is { } hiding ? $"  (never given: {hiding} is)" : "";
            yield return $"  {row["fine"]?.ToString() ?? "-",4}  {row["coarse"],-6}  {(row["lock"]!.GetValueKind() == JsonValueKind.True ? "lock" : "-"),-4}  {Estimate(row),-10}  {row["when"]}{hidden}";
        }
    }

    static string Estimate(JsonNode row) => row["estimatedRevenue"] is { } estimate
        ? estimate.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture) + (row["revenueTo"] is null ? "+" : "")
        : "-";
}
