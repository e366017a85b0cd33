namespace Waymark.Sandbox.Inbox;

/// <summary>Works a plan off, request by request; the same seed gives the same run.</summary>
sealed class AnswerProgramme(int seed)
{
    readonly Lock _held = new();
    AnswerPlan _plan = new();
    Random _random = new(seed);

    /// <summary>With what is left of it.</summary>
    public AnswerPlan Plan
    {
        get
        {
            lock (_held)
                return _plan;
        }
        set
        {
            lock (_held)
            {
                _plan = value;
                _random = new(seed);
            }
        }
    }

    /// <returns>What happens to the request at this path; null when the partner answers for itself.</returns>
    public ProgrammedAnswer? Next(string path)
    {
        lock (_held)
        {
            if (_plan.Path is { } part && !path.Contains(part, StringComparison.OrdinalIgnoreCase)) return null;
            if (_random.NextDouble() >= _plan.Share) return null;
            if (_plan.Answers.Count == 0) return _plan.Then;

            var answer = _plan.Answers[0];
            var rest = _plan.Answers.Skip(1);
            _plan = _plan with { Answers = answer.Times > 1 ? [answer with { Times = answer.Times - 1 }, .. rest] : [.. rest] };
            return answer;
        }
    }
}
