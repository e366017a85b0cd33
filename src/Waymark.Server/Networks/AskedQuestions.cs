using Waymark.Attribution.Networks;

namespace Waymark.Server.Networks;

/// <summary>What this process asked: when it did, and whose answers it has told the journal already.</summary>
sealed class AskedQuestions
{
    readonly Lock _gate = new();
    readonly Dictionary<QuestionKey, DateTimeOffset> _lastAt = [];
    readonly HashSet<QuestionKey> _settled = [];

    /// <returns>Null for what this process has not asked yet.</returns>
    public DateTimeOffset? LastAt(QuestionKey key)
    {
        lock (_gate)
            return _lastAt.TryGetValue(key, out var at) ? at : null;
    }

    /// <summary>Its answer is in the journal, and processing may not have come to it yet.</summary>
    public bool IsSettled(QuestionKey key)
    {
        lock (_gate)
            return _settled.Contains(key);
    }

    public void Note(QuestionKey key, DateTimeOffset at)
    {
        lock (_gate)
            _lastAt[key] = at;
    }

    public void Settle(QuestionKey key)
    {
        lock (_gate)
            _settled.Add(key);
    }

    /// <summary>What processing has understood is pending no longer.</summary>
    public void Forget(Func<QuestionKey, bool> isUnderstood)
    {
        lock (_gate)
        {
            foreach (var key in _settled.Where(isUnderstood).ToList())
            {
                _settled.Remove(key);
                _lastAt.Remove(key);
            }
        }
    }
}

/// <summary>Names one question.</summary>
readonly record struct QuestionKey(string App, string Install, string Network)
{
    public static QuestionKey Of(NetworkQuestion question) => new(question.App, question.InstallId, question.Network);
}
