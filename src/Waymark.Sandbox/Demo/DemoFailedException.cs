namespace Waymark.Sandbox.Demo;

/// <summary>The demo cannot go on; the message says why.</summary>
public sealed class DemoFailedException(string message) : Exception(message);
