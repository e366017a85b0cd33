namespace Waymark.Sandbox.Inbox;

/// <summary>How a partner answers from now on.</summary>
sealed record AnswerPlan
{
    /// <summary>One after the other, each as often as it says.</summary>
    public IReadOnlyList<ProgrammedAnswer> Answers { get; init; } = [];

    /// <summary>For everything after them; absent means that the partner answers for itself.</summary>
    public ProgrammedAnswer? Then { get; init; }

    /// <summary>The share of requests that the plan is for; the others are answered as if there were none.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Only requests whose path holds this; null for all.</summary>
    public string? Path { get; init; }

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem()
    {
        if (Share is not (>= 0 and <= 1)) return "share must be from 0 to 1.";

        foreach (var (index, answer) in Answers.Index())
        {
            if (answer.Problem() is { } problem) return $"answers[{index}]: {problem}";
        }

        return Then?.Problem() is { } last ? $"then: {last}" : null;
    }
}
