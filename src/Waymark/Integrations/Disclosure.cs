using Waymark.Apps;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Privacy;

namespace Waymark.Integrations;

/// <summary>How much of an event a partner hears: what it may not hear is not in here.</summary>
/// <param name="Event">Without withheld parameters, revenue and credit.</param>
/// <param name="Subject">Without what would give withheld credit away.</param>
/// <param name="Mapping">The row of the event list that decided; null for kinds that need none.</param>
public sealed record Disclosure(StreamEvent Event, Subject Subject, EventMapping? Mapping)
{
    /// <summary>The device's ids are withheld: the click that was credited must not give them away either.</summary>
    public bool HidesIds { get; private init; }

    public static Disclosure Of(PostbackInquiry asked)
    {
        var full = new Disclosure(RevenueOption.Apply(asked.Event, asked.Mapping, asked.RevenueKeys), asked.Subject, asked.Mapping).WithAllowedIds(asked);

        if (asked.Event.Credit is not { IsOrganic: false }) return full;
        if (asked.Restriction.Level == RestrictionLevel.Redact) return full.WithCredit(Credit.Organic);

        // A network learns that the user is not its own, and not whose it is.
        return asked.Recipient.Class == PartnerClass.AdNetwork && !asked.IsOwn ? full.WithCredit(null) : full;
    }

    // An id that was known before consent was withdrawn, or before anybody said that children use the app. The owner's own systems are no third party.
    Disclosure WithAllowedIds(PostbackInquiry asked)
    {
        if (asked.Recipient.Class == PartnerClass.Own || Subject.Install is not { } install) return this;
        if (SignalRules.AgainstAdvertisingId(asked.Privacy, install.Device, install.Consent, hasOptedOut: false) is null) return this;

        var device = install.Device with { Gaid = null, Idfa = null };
        if (asked.Privacy.Children) device = device with { Idfv = null, AndroidId = null, AppSetId = null };

        return this with
        {
            Event = EventClasses.IsConversion(Event.Kind) ? Event with { Values = ConversionValues.WithoutIds(Event.Values) } : Event,
            Subject = Subject with { Install = install with { Device = device } },
            HidesIds = true,
        };
    }

    Disclosure WithCredit(Credit? credit) => this with
    {
        Event = Event with { Credit = credit, Values = EventClasses.IsConversion(Event.Kind) ? ConversionValues.WithoutCredit(Event.Values) : Event.Values },
        Subject = Subject with { Install = Subject.Install is { } install ? Forget(install) : null },
    };

    static Install Forget(Install install) => install with
    {
        Verdict = install.Verdict is { } verdict
            ? verdict with
            {
                MatchType = Attribution.MatchType.Organic, Credit = Credit.Organic, Confidence = 0, DeepLink = null, Referrer = "none", Candidates = [], Notes = [],
            }
            : null,
        Reengagement = null,
        RefusedReengagement = null,
    };
}
