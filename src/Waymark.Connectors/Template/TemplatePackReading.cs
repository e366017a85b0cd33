using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Waymark.Apps.Documents;

namespace Waymark.Connectors.Template;

/// <summary>Reads files that describe a partner, and says everything that is wrong with one.</summary>
static class TemplatePackReading
{
    const string Folder = "packs/";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Schema Schema { get; } = new(Resource("partner-pack.schema.json"));

    public static IReadOnlyList<TemplatePack> Shipped { get; } =
    [
        .. typeof(TemplatePackReading).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => ReadShipped(name, Resource(name))),
    ];

    /// <returns>The partner's name, or the file's when it says none; and the pack, or null beside what is wrong.</returns>
    public static (string Name, TemplatePack? Pack, IReadOnlyList<DocumentError> Errors) Read(PackFile file)
    {
        var (document, unreadable) = DocumentJson.Parse(file.Text);
        var name = (document as JsonObject)?["name"] is JsonValue value && value.TryGetValue<string>(out var said) && said.Length > 0
            ? said
            : Path.GetFileNameWithoutExtension(file.Name);

        if (unreadable is not null) return (name, null, [unreadable]);

        var errors = Schema.Check(document);
        if (errors.Count > 0) return (name, null, errors);

        var written = document.Deserialize<WrittenPack>(Json)!;
        errors = [.. TemplatePackRules.Problems(written)];
        return (name, errors.Count == 0 ? written.Make() : null, errors);
    }

    static TemplatePack ReadShipped(string name, string text)
    {
        var (_, pack, errors) = Read(new PackFile(name, text));
        return pack ?? throw new InvalidOperationException($"{name}: {errors[0]}");
    }

    static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(TemplatePackReading).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
