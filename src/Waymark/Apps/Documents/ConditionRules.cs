using Waymark.Skan.Values;

namespace Waymark.Apps.Documents;

/// <summary>A condition of a schema asks for something that can be.</summary>
static class ConditionRules
{
    public static IEnumerable<DocumentError> Check(Place place, Condition condition)
    {
        if (condition.On == ConditionSubject.Event && condition.Event is null)
            yield return place["event"].Error("is missing; name the event, or say under \"on\" what else is meant");

        if (condition.On != ConditionSubject.Event && condition.Event is not null)
            yield return place["event"].Error("goes with \"on\": \"event\"");

        if (condition.On == ConditionSubject.Install)
        {
            foreach (var (_, range) in place.Members.Where(member => member.Name is "minCount" or "maxCount" or "minValue" or "maxValue"))
                yield return range.Error("says nothing of an installation: it happens once, and earns nothing");
        }

        if (condition.On is ConditionSubject.Session or ConditionSubject.SignUp && condition.HasAmount)
            yield return place[condition.MinValue is null ? "maxValue" : "minValue"].Error("goes with events and revenue: nothing else is worth an amount");

        if (condition.MaxCount <= (condition.MinCount ?? 1))
            yield return place["maxCount"].Error("must be more than minCount, which is 1 when absent: maxCount itself no longer counts");

        if (condition.MaxValue <= (condition.MinValue ?? 0))
            yield return place["maxValue"].Error("must be more than minValue: maxValue itself no longer counts");
    }
}
