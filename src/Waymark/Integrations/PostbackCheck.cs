namespace Waymark.Integrations;

/// <summary>One row of the decision table.</summary>
/// <param name="Reason">The stable code that a failure is counted under.</param>
/// <param name="Claim">What must hold, as a sentence.</param>
/// <param name="Passes">Whether it holds.</param>
/// <param name="Saw">What was looked at, in words.</param>
public sealed record PostbackCheck(
    string Reason, string Claim, Func<PostbackInquiry, bool> Passes, Func<PostbackInquiry, string> Saw)
{
    /// <summary>The code of one failure, where a row has several.</summary>
    public Func<PostbackInquiry, string>? ReasonOf { get; init; }

    /// <summary>What is missing may still come: the event waits for it.</summary>
    public Func<PostbackInquiry, bool> MayPassLater { get; init; } = static _ => false;

    public string Fails(PostbackInquiry inquiry) => ReasonOf?.Invoke(inquiry) ?? Reason;
}
