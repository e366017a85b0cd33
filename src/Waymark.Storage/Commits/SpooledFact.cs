namespace Waymark.Storage.Commits;

/// <summary>Where a fact lies that nobody waits for.</summary>
/// <param name="Start">Its place in the batch.</param>
/// <param name="Length">Its bytes there.</param>
/// <param name="Half">Its place in the spool, to be released once it is durable.</param>
readonly record struct SpooledFact(int Start, int Length, SpoolHalf Half);
