namespace Waymark.Flows;

/// <summary>Whether somebody belongs to an audience.</summary>
public static class AudienceCheck
{
    /// <param name="audience">Who does.</param>
    /// <param name="moment">The person, and when it is asked.</param>
    /// <param name="did">Whether the person has done an event.</param>
    /// <returns>What speaks against it, in words; null when the person belongs to it.</returns>
    public static string? Objection(FlowAudience audience, FlowMoment moment, Func<string, bool> did)
    {
        if (FlowJudge.Failing(audience.Filters, moment) is { } failing) return failing;

        if (audience.IdleDays is { } days && !(moment.Person.LastActiveAt is { } active && moment.At - active >= TimeSpan.FromDays(days)))
            return $"not idle for {days} days";

        if (audience.Did.FirstOrDefault(name => !did(name)) is { } missing) return $"has not done \"{missing}\"";

        return audience.DidNot.FirstOrDefault(did) is { } done ? $"has done \"{done}\"" : null;
    }
}
