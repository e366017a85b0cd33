using Waymark.Apps;
using Waymark.Events;

namespace Waymark.Integrations;

/// <summary>Whether a partner may hear of an event, and if not, why.</summary>
public abstract record PostbackDecision
{
    PostbackDecision()
    {
    }

    /// <summary>The partner hears of it; for in-app events, under this row of the list.</summary>
    public sealed record Tell(EventMapping? Mapping) : PostbackDecision;

    /// <summary>The partner does not hear of it, for this reason code.</summary>
    public sealed record Skip(string Reason) : PostbackDecision;

    static readonly Tell Unmapped = new((EventMapping?)null);

    /// <summary>The order is the specification: the first check that fails gives the reason.</summary>
    static readonly PostbackCheck[] Table =
    [
        new("partner_inactive", "The integration is active.", inquiry => inquiry.Integration.Active),
        new("missing_credentials", "The partner's settings are complete and valid.", inquiry => inquiry.HasCredentials),
        new("type_disabled", "Events of this kind are switched on.", inquiry => inquiry.IsTypeOn),
        new("event_not_mapped", "A row of the event list fits its name.", inquiry => inquiry.IsMapped),
        new("not_attributed_to_partner", "The user is one of those the partner hears of.", inquiry => inquiry.IsForAudience),
    ];

    /// <param name="integration">The owner's choice, as it is now.</param>
    /// <param name="hasCredentials">The connector finds nothing wrong with the settings.</param>
    /// <param name="happened">What the partner might be told.</param>
    public static PostbackDecision Judge(Integration integration, bool hasCredentials, StreamEvent happened)
    {
        var inquiry = new PostbackInquiry(integration, hasCredentials, happened);

        foreach (var check in Table)
        {
            if (!check.Passes(inquiry))
                return new Skip(check.Reason);
        }

        return inquiry.Mapping is { } row ? new Tell(row) : Unmapped;
    }

    /// <returns>Every check up to the first that fails, in order.</returns>
    public static IReadOnlyList<(PostbackCheck Check, bool Passed)> Explain(
        Integration integration, bool hasCredentials, StreamEvent happened)
    {
        var inquiry = new PostbackInquiry(integration, hasCredentials, happened);
        var steps = new List<(PostbackCheck Check, bool Passed)>();

        foreach (var check in Table)
        {
            steps.Add((check, check.Passes(inquiry)));
            if (!steps[^1].Passed) break;
        }

        return steps;
    }
}

/// <summary>One row of the decision table.</summary>
/// <param name="Reason">The stable code that a failure is counted under.</param>
/// <param name="Claim">What must hold, as a sentence.</param>
/// <param name="Passes">Whether it holds.</param>
public sealed record PostbackCheck(string Reason, string Claim, Func<PostbackInquiry, bool> Passes);
