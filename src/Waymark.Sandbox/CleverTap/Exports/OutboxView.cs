namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>How an outbox stands.</summary>
/// <param name="Requests">Posts, those postponed included.</param>
sealed record OutboxView(
    long Requests, Freight Accepted, Freight Refused, Freight Pending, Trouble? Trouble, IReadOnlyList<Refusal> Refusals);

/// <summary>Why posts fail at the moment.</summary>
sealed record Trouble(DateTimeOffset At, string Reason, int Failures);

/// <summary>A post that is not repeated, and what the receiver said to it.</summary>
sealed record Refusal(DateTimeOffset At, int Status, string Body, IReadOnlyList<string> RequestIds);
