using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Waymark.Apps.Documents;
using Waymark.Integrations;

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

        var written = document.Deserialize<Written>(Json)!;
        errors = [.. Problems(written)];
        return (name, errors.Count == 0 ? Make(written) : null, errors);
    }

    static TemplatePack ReadShipped(string name, string text)
    {
        var (_, pack, errors) = Read(new PackFile(name, text));
        return pack ?? throw new InvalidOperationException($"{name}: {errors[0]}");
    }

    static IEnumerable<DocumentError> Problems(Written written)
    {
        var addresses = written.Settings.Where(setting => setting.Address).Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (index, setting) in written.Settings.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"settings[{index}].name");

            if (TemplateMacros.ByName.ContainsKey(setting.Name))
                yield return new(path, $"{{{setting.Name}}} already means something; choose another name");
            else if (!names.Add(setting.Name))
                yield return new(path, $"\"{setting.Name}\" is there twice");
        }

        if (written.Urls.Count == 0)
            yield return new("urls", "is empty; give at least one address to call");

        foreach (var (type, url) in written.Urls)
        {
            if (TemplateAddress.Problem(url, addresses.Contains) is { } problem)
                yield return new($"urls.{type}", problem);
        }

        foreach (var (name, value) in written.Headers)
        {
            if (ExtraHeaders.Problem(name, value) is { } problem)
                yield return new($"headers[\"{name}\"]", problem);
            else if (TemplateFilling.MacrosOf(value).FirstOrDefault(macro => !names.Contains(macro)) is { } stranger)
                yield return new($"headers[\"{name}\"]", $"{{{stranger}}} is no setting of the pack; a header may hold only settings");
        }

        if (written.Body is not null && written.Method != "POST")
            yield return new("body", "is only sent with the method POST");

        if (!MediaTypeHeaderValue.TryParse(written.ContentType, out _))
            yield return new("contentType", "is no content type, such as application/json");

        if (!Uri.TryCreate(written.Documentation, UriKind.Absolute, out var page) || page.Scheme != Uri.UriSchemeHttps)
            yield return new("documentation", "must be the https address of the partner's own page");

        if (!DateOnly.TryParseExact(written.CheckedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new("checkedOn", "is no date of the calendar");
    }

    static TemplatePack Make(Written written) => new()
    {
        Name = written.Name,
        DisplayName = written.DisplayName,
        Documentation = written.Documentation,
        CheckedOn = DateOnly.ParseExact(written.CheckedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Class = written.Class,
        Sources = written.Sources,
        Settings = [.. written.Settings.Select(setting => new SettingDescription(setting.Name, setting.Description)
        {
            Required = setting.Required,
            Secret = setting.Secret,
            Allowed = setting.Allowed,
            Default = setting.Default,
        })],
        Addresses = [.. written.Settings.Where(setting => setting.Address).Select(setting => setting.Name)],
        Template = new TemplatePlan
        {
            Method = written.Method == "POST" ? HttpMethod.Post : HttpMethod.Get,
            Urls = written.Urls,
            Body = written.Body,
            ContentType = written.ContentType,
            Headers = [.. written.Headers.Select(header => (header.Key, header.Value))],
            Confirmation = written.Success?.Contains,
            CallsInFlight = written.Limits?.CallsInFlight ?? 4,
        },
    };

    static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(TemplatePackReading).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    sealed record Written(string Name, string DisplayName, string Documentation, string CheckedOn)
    {
        public PartnerClass Class { get; init; } = PartnerClass.AdNetwork;

        public IReadOnlyList<string> Sources { get; init; } = [];

        public IReadOnlyList<WrittenSetting> Settings { get; init; } = [];

        public string Method { get; init; } = "GET";

        public Dictionary<string, string> Urls { get; init; } = [];

        public Dictionary<string, string> Headers { get; init; } = [];

        public string? Body { get; init; }

        public string ContentType { get; init; } = "application/json";

        public WrittenSuccess? Success { get; init; }

        public WrittenLimits? Limits { get; init; }
    }

    sealed record WrittenSetting(string Name, string Description)
    {
        public bool Required { get; init; }

        public bool Secret { get; init; }

        public bool Address { get; init; }

        public IReadOnlyList<string> Allowed { get; init; } = [];

        public string? Default { get; init; }
    }

    sealed record WrittenSuccess(string Contains);

    sealed record WrittenLimits(int CallsInFlight);
}
