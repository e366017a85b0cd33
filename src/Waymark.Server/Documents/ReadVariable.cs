namespace Waymark.Server.Documents;

/// <summary>Reads an environment variable; tests bring their own environment.</summary>
public delegate string? ReadVariable(string name);
