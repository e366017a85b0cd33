namespace Waymark.Sandbox.Devices;

/// <summary>What one person does, on one phone after the other.</summary>
public sealed record Journey(int Number, IReadOnlyList<Installation> Installations);
