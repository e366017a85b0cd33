using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Events;
using Waymark.Privacy;
using Waymark.Touches;

namespace Waymark.Integrations;

/// <summary>What the decision table asks about one event and one integration.</summary>
/// <param name="integration">The owner's choice when the event was received; null when there was no such integration.</param>
/// <param name="recipient">Who would be told.</param>
/// <param name="happened">What the partner might be told.</param>
/// <param name="subjectOf">Finds whom it is about; asked only when a check needs to know.</param>
public sealed class PostbackInquiry(
    Integration? integration, Recipient recipient, StreamEvent happened, Func<StreamEvent, Subject> subjectOf)
{
    static readonly Restrictions ProductRestrictions = new([]);

    /// <summary>An absent integration asks nothing of anybody: it is not active.</summary>
    public Integration Integration { get; } = integration ?? new Integration { Id = "", Partner = recipient.Partner };

    public Recipient Recipient => recipient;

    public StreamEvent Event => happened;

    public Subject Subject => field ??= subjectOf(happened);

    public Restrictions Restrictions { get; init; } = ProductRestrictions;

    /// <summary>What the app lets be used of what devices tell.</summary>
    public PrivacySettings Privacy { get; init; } = new();

    public RevenueKeys RevenueKeys { get; init; } = RevenueKeys.Usual;

    /// <summary>The same event was told before.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>What had to be waited for has been waited for long enough.</summary>
    public bool HasWaitedLongEnough { get; init; }

    public Func<string, Touch?> FindTouch { get; init; } = static _ => null;

    /// <summary>Says what is wrong with the request that would be sent; null when it can be built.</summary>
    public Func<Disclosure, string?> ComposeProblem { get; init; } = static _ => null;

    /// <summary>Off: rejected referrals are not told.</summary>
    public bool TellsRejectedReferrals { get; init; } = true;

    public EventClass Class { get; } = recipient.Unasked.Contains(happened.Kind) ? EventClass.Referral : EventClasses.Of(happened.Kind, recipient.Class);

    /// <summary>The first row of the event list that fits; null for kinds that have switches of their own.</summary>
    public EventMapping? Mapping { get; } = FindMapping(integration, happened);

    /// <summary>Who is told of such events; null for in-app events that no row fits.</summary>
    public Audience? Audience => Class switch
    {
        EventClass.Install or EventClass.Rejection => Integration.Installs,
        EventClass.Reattribution => Integration.Reattributions ?? Integration.Installs,
        EventClass.Reengagement => Integration.Reengagements ?? Integration.Installs,
        EventClass.Reinstall => Integration.Reinstalls,
        EventClass.Person => Apps.Audience.All,
        EventClass.Referral => Mapping?.Users ?? Apps.Audience.All,
        _ => Mapping?.Users,
    };

    /// <summary>The partner said it itself, by a feed, or it follows from what the partner said; or we did, and it came back.</summary>
    public bool IsEcho => happened.Origin is { } origin && (origin.IsOurs || origin.Partner.Equals(recipient.Partner, StringComparison.OrdinalIgnoreCase));

    /// <summary>It is history, and the integration does not ask for any.</summary>
    public bool IsUnaskedHistory => happened.Origin is { IsHistory: true } && !Integration.History;

    public bool IsOwn => happened.Credit is { IsOrganic: false } credit
        && recipient.Owns(credit.Source, Integration)
        && (Integration.ViewThrough || !credit.IsViewThrough);

    /// <summary>The verdict that the event's credit is a part of.</summary>
    public Verdict? Verdict => happened.Credit?.IsReengagement == true ? Subject.Install?.Reengagement : Subject.Install?.Verdict;

    /// <summary>The restriction that applies to whoever earned the user, and for how much it stands in the end.</summary>
    public (RestrictedSource? Line, RestrictionLevel Level) Restriction
    {
        get
        {
            if (happened.Credit is not { IsOrganic: false } credit || IsOwn) return (null, RestrictionLevel.None);

            var basis = Verdict is { } verdict ? Bases.Of(verdict.MatchType, verdict.Credit.TouchId) : Basis.Link;
            var line = Restrictions.Find(
                credit.Source, basis, EventClasses.IsConversion(Class), recipient.Class, DateOnly.FromDateTime(happened.At.UtcDateTime));

            return line is null ? (null, RestrictionLevel.None)
                : line.Level == RestrictionLevel.None ? (line, RestrictionLevel.None)
                : (line, Integration.Restricted ?? line.Level);
        }
    }

    // The star means what the app or a feed reports by name, and payments. Opens, web visits and the like go out only when
    // a row names them: partners raise such events themselves.
    static EventMapping? FindMapping(Integration? integration, StreamEvent happened)
    {
        if (integration is null || EventClasses.IsConversion(happened.Kind)) return null;

        foreach (var row in integration.Events)
        {
            if (row.Event == happened.Name || (row.Event == "*" && happened.Kind is (EventKind.InApp or EventKind.Payment or EventKind.Feed)))
                return row;
        }

        return null;
    }
}
