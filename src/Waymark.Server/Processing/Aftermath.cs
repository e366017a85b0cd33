using System.Globalization;
using Waymark.Events;

namespace Waymark.Server.Processing;

/// <summary>What one fact has caused so far, and how many flows led to it.</summary>
sealed class Aftermath
{
    const int FirstRelation = 10_000;

    readonly List<(StreamEvent Event, int Depth)> _happened = [];
    int _rewards;
    int _relations;

    /// <summary>How many flows led to what happens now.</summary>
    public int Depth { get; set; }

    public void Note(StreamEvent happened) => _happened.Add((happened, Depth));

    /// <returns>One event after the other; those that are caused meanwhile come too.</returns>
    public IEnumerable<(StreamEvent Event, int Depth)> All()
    {
        for (var index = 0; index < _happened.Count; index++)
            yield return _happened[index];
    }

    /// <returns>A number for one more relation of this fact, beyond those that the fact sets itself.</returns>
    public int NextRelation() => FirstRelation + _relations++;

    /// <returns>An id for one more reward of this fact.</returns>
    public string NextReward(long fact) => string.Create(CultureInfo.InvariantCulture, $"{fact}-{++_rewards}");
}
