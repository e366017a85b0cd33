namespace Waymark.Connectors;

/// <summary>A file that describes a partner as data.</summary>
/// <param name="Name">Shown with everything that is wrong in it.</param>
/// <param name="Text">JSON; comments are allowed.</param>
public sealed record PackFile(string Name, string Text);
