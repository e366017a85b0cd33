namespace Waymark.Connectors.Template;

/// <summary>How one integration's postbacks are written, whether its settings or a pack say so.</summary>
sealed record TemplatePlan
{
    public const int LongestAddress = 16 * 1024;

    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Address templates by type of event.</summary>
    public IReadOnlyDictionary<string, string> Urls { get; init; } = new Dictionary<string, string>();

    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Headers whose values may hold macros of credentials.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What the answer must contain; null when a 2xx says enough.</summary>
    public string? Confirmation { get; init; }

    public int CallsInFlight { get; init; } = 4;

    /// <summary>Values that the owner fills in, by the macro's name.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();

    /// <summary>Those credentials that hold a whole address, with which a template may begin.</summary>
    public IReadOnlyCollection<string> Addresses { get; init; } = [];

    /// <summary>The address with the owner's part of it filled in, and nothing else.</summary>
    public string Opened(string template) =>
        TemplateAddress.LeadingSetting(template) is { } name && Addresses.Contains(name) && Credentials.TryGetValue(name, out var address)
            ? address.Trim().TrimEnd('/') + template[(name.Length + 2)..]
            : template;

    /// <summary>The headers as they are sent.</summary>
    public IEnumerable<(string Name, string Value)> FilledHeaders =>
        Headers.Select(header => (header.Name, TemplateFilling.Fill(header.Value, TemplateText.Plain, Credential)));

    public (string Value, bool IsEncoded)? Credential(string name) => Credentials.TryGetValue(name, out var value) ? (value, false) : null;

    public (string Value, bool IsEncoded)? Find(string name, TemplateCase of) =>
        TemplateMacros.ByName.TryGetValue(name, out var macro) ? (macro.Value(of) ?? "", macro.IsEncoded) : Credential(name);
}
