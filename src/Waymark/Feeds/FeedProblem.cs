namespace Waymark.Feeds;

/// <summary>Why a batch cannot be taken.</summary>
/// <param name="Reason">The stable code that it is counted under.</param>
/// <param name="Message">A sentence for the developer of the sender.</param>
public sealed record FeedProblem(string Reason, string Message);
