namespace Waymark.Integrations;

/// <summary>Whether a partner may hear of an event, and if not, why.</summary>
public abstract record PostbackDecision
{
    PostbackDecision()
    {
    }

    /// <summary>The partner hears this much of it.</summary>
    public sealed record Tell(Disclosure Disclosure) : PostbackDecision;

    /// <summary>What is missing may still be told, for this reason code.</summary>
    public sealed record Wait(string Reason) : PostbackDecision;

    /// <summary>The partner does not hear of it, for this reason code.</summary>
    public sealed record Skip(string Reason) : PostbackDecision;

    public static PostbackDecision Judge(PostbackInquiry inquiry)
    {
        foreach (var check in PostbackTable.BeforeComposing)
        {
            if (check.Passes(inquiry)) continue;

            var reason = check.Fails(inquiry);
            return !inquiry.HasWaitedLongEnough && check.MayPassLater(inquiry) ? new Wait(reason) : new Skip(reason);
        }

        return new Tell(Disclosure.Of(inquiry));
    }

    /// <returns>Every check up to the first that fails, in order; when none does, <c>queued</c> is the last.</returns>
    public static IReadOnlyList<PostbackStep> Explain(PostbackInquiry inquiry)
    {
        var steps = new List<PostbackStep>();

        foreach (var check in PostbackTable.All)
        {
            var passed = check.Passes(inquiry);
            steps.Add(new(steps.Count + 1, passed ? check.Reason : check.Fails(inquiry), check.Claim, check.Saw(inquiry), passed));
            if (!passed) break;
        }

        return steps;
    }
}

/// <summary>One check of the decision table as it came out for one event.</summary>
/// <param name="Number">Its place in the table, from 1.</param>
/// <param name="Reason">The stable code that a failure is counted under.</param>
/// <param name="Claim">What must hold, as a sentence.</param>
/// <param name="Saw">What was looked at, in words.</param>
/// <param name="Passed">Whether it held.</param>
public sealed record PostbackStep(int Number, string Reason, string Claim, string Saw, bool Passed);
