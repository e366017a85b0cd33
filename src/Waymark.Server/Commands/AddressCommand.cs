using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands;

/// <summary><c>waymark address</c>: what is known of an address, and by which files.</summary>
static class AddressCommand
{
    public static Command Create()
    {
        var address = new Argument<string?>("address") { Description = "Such as 203.0.113.7; without one, the lists and the geo database are shown.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("address", "Show what is known of an address: country, sort of network, and which list says so.") { address };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Get, parsed.GetValue(address) is { } one ? ManagementCall.Path("addresses", one) : ManagementCall.Path("addresses")),
            answer => JsonNode.Parse(answer)! is var found && found["address"] is not null ? One(found) : Files(found));
        return command;
    }

    static string One(JsonNode found)
    {
        string?[] place = [(string?)found["city"], (string?)found["region"], (string?)found["countryName"] ?? (string?)found["country"]];
        var where = string.Join(", ", place.OfType<string>());
        var country = (string?)found["country"] is { } code ? $"{code} ({where})" : "not known";
        var list = (string?)found["list"] is { } name ? $", by the list {name}" : "";
        var reach = (string?)found["reach"] is not "public" and { } other ? $"\n  never matched  it is {other}" : "";
        var attribution = (string?)found["attribution"] is { } line ? $"\n\n{line}" : "";

        return $"{found["address"]}\n  country        {country}\n  network        {found["network"]}{list}{reach}{attribution}";
    }

    static string Files(JsonNode found)
    {
        string[] lines =
        [
            .. found["lists"]!.AsArray().Select(list => $"{list!["name"]}  {list["network"]}, {list["prefixes"]} prefixes"),
            .. found["geo"] is { } geo ? [$"{geo["name"]}  {geo["type"]} of {((string)geo["builtAt"]!)[..10]}", .. (string?)geo["attribution"] is { } line ? [$"  {line}"] : (string[])[]] : (string[])[],
            .. found["problems"]!.AsArray().Select(problem => $"Problem: {problem}"),
            .. (string?)found["advice"] is { } advice ? [advice] : (string[])[],
        ];

        return string.Join('\n', lines);
    }
}
