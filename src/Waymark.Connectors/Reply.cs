namespace Waymark.Connectors;

/// <summary>What came back over HTTP.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">All of it; endless answers are no replies.</param>
/// <param name="RetryAfter">How long the partner asked us to wait; null when it did not.</param>
public sealed record Reply(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter = null);
