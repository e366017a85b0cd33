namespace Waymark.Connectors.Template;

/// <summary>One placeholder: its name, what it stands for, and how its value is found.</summary>
sealed record TemplateMacro(string Name, string Description, Func<TemplateCase, string?> Value)
{
    /// <summary>Other names for the same, from other products' vocabularies.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The value is URL-encoded already and goes in as it is, everywhere.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>Part of the usual vocabulary, but nothing we keep: always empty.</summary>
    public static TemplateMacro NotKept(string name, string description, params string[] aliases) =>
        new(name, $"{description} Not kept: always empty.", static _ => null) { Aliases = aliases };
}
