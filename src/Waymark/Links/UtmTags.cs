namespace Waymark.Links;

/// <summary>The campaign tags that most of the web puts on links.</summary>
public sealed record UtmTags
{
    public static UtmTags None { get; } = new();

    public string? Source { get; init; }

    public string? Medium { get; init; }

    public string? Campaign { get; init; }

    public string? Term { get; init; }

    public string? Content { get; init; }

    public string? Id { get; init; }

    public bool IsEmpty => this == None;

    public static UtmTags Read(IReadOnlyList<QueryParameter> parameters) => new()
    {
        Source = Tag(parameters, "utm_source"),
        Medium = Tag(parameters, "utm_medium"),
        Campaign = Tag(parameters, "utm_campaign"),
        Term = Tag(parameters, "utm_term"),
        Content = Tag(parameters, "utm_content"),
        Id = Tag(parameters, "utm_id"),
    };

    // Google Play writes "(not set)" where a link named nothing.
    static string? Tag(IReadOnlyList<QueryParameter> parameters, string name) =>
        parameters.Find(name)?.Trim() is { Length: > 0 } value && !value.Equals("(not set)", StringComparison.OrdinalIgnoreCase)
            ? value
            : null;
}
