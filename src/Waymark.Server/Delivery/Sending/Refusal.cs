using Waymark.Connectors;

namespace Waymark.Server.Delivery.Sending;

/// <summary>A partner's refusal of a whole call, in words.</summary>
static class Refusal
{
    public static string ReasonOf(Answer answer) => answer switch
    {
        Answer.Postponed postponed => postponed.Reason,
        Answer.Unauthorized unauthorized => unauthorized.Reason,
        Answer.Misconfigured misconfigured => misconfigured.Reason,
        Answer.Split split => split.Reason,
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no refusal."),
    };

    /// <summary>Nothing will get through until somebody changes something.</summary>
    public static bool NeedsAPerson(Answer answer) => answer is Answer.Unauthorized or Answer.Misconfigured;
}
