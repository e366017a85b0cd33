namespace Waymark.Connectors;

/// <summary>A placeholder that postback templates may hold, for forms and documentation.</summary>
public sealed record MacroDescription(string Name, string Description, IReadOnlyList<string> Aliases);
