using System.Text.Json.Nodes;
using Waymark.Apps.Documents;
using Waymark.Tests.Support;

namespace Waymark.Tests.Docs;

public sealed class ConfigurationPageTests
{
    static readonly string Page = Repository.Read("docs/configuration.md");

    public static TheoryData<string, string, string?> Keys
    {
        get
        {
            var root = JsonNode.Parse(Schema.Configuration.Text)!.AsObject();
            var keys = new TheoryData<string, string, string?>();

            foreach (var definition in root["$defs"]!.AsObject().Select(entry => entry.Value!).Prepend(root))
            {
                foreach (var (key, rule) in definition["properties"]?.AsObject() ?? [])
                    keys.Add(key, rule!["description"]!.GetValue<string>(), rule["default"]?.ToJsonString());
            }

            return keys;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_is_on_the_page_as_the_schema_describes_it(string key, string description, string? otherwise) =>
        Page.Split('\n').ShouldContain(line =>
            line.StartsWith($"| `{key}` |", StringComparison.Ordinal)
            && line.EndsWith($"| {description} |", StringComparison.Ordinal)
            && (otherwise == null || line.Contains($"| `{otherwise}` |", StringComparison.Ordinal)));
}
