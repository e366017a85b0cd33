namespace Waymark.Sandbox.Demo;

/// <summary>What the command line asks for.</summary>
/// <param name="Users">How many people there are at first.</param>
/// <param name="Seed">The same seed makes the same people do the same.</param>
/// <param name="IsOnce">End after the tables, instead of going on until somebody stops it.</param>
sealed record DemoOptions(int Users, int Seed, bool IsOnce);
