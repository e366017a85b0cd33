using Waymark.Apps;
using Waymark.Events;

namespace Waymark.Integrations;

/// <summary>What the decision table asks about one event and one integration.</summary>
public sealed class PostbackInquiry(Integration integration, bool hasCredentials, StreamEvent happened)
{
    public Integration Integration => integration;

    public bool HasCredentials => hasCredentials;

    /// <summary>The first row of the event list that fits; null for kinds that have switches of their own.</summary>
    public EventMapping? Mapping { get; } = FindMapping(integration, happened);

    public bool IsTypeOn => happened.Kind switch
    {
        EventKind.Reinstall => integration.Installs != Audience.Off && integration.Reinstalls,
        _ when IsConversion(happened.Kind) => integration.Installs != Audience.Off,
        _ when IsAboutThePerson(happened.Kind) => true,
        _ => integration.Events.Count > 0 && Mapping?.Users != Audience.Off,
    };

    public bool IsMapped => IsConversion(happened.Kind) || IsAboutThePerson(happened.Kind) || Mapping is not null;

    public bool IsForAudience => Wanted switch
    {
        Audience.All => true,
        Audience.Attributed => happened.Credit is { IsOrganic: false },
        _ => false,
    };

    Audience Wanted =>
        IsConversion(happened.Kind) ? integration.Installs
        : IsAboutThePerson(happened.Kind) ? Audience.All
        : Mapping?.Users ?? Audience.All;

    static bool IsConversion(EventKind kind) =>
        kind is EventKind.Install or EventKind.Reinstall or EventKind.Reattribution
            or EventKind.Reengagement or EventKind.AttributionChanged;

    static bool IsAboutThePerson(EventKind kind) =>
        kind is EventKind.SignUp or EventKind.UserUpdated or EventKind.Identified;

    static bool IsForTheStar(EventKind kind) => kind is EventKind.InApp or EventKind.Payment;

    // The star means what the app reports by name, and payments. Opens, web visits and the like go out only when
    // a row names them: partners raise such events themselves.
    static EventMapping? FindMapping(Integration integration, StreamEvent happened)
    {
        if (IsConversion(happened.Kind)) return null;

        foreach (var row in integration.Events)
        {
            if (row.Event == happened.Name || (row.Event == "*" && IsForTheStar(happened.Kind)))
                return row;
        }

        return null;
    }
}
