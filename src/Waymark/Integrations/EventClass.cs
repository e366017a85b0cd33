using Waymark.Events;

namespace Waymark.Integrations;

/// <summary>Which switch of an integration an event falls under.</summary>
public enum EventClass
{
    /// <summary>A first open, and later evidence about it.</summary>
    Install,
    Reattribution,
    Reengagement,
    Reinstall,

    /// <summary>An install that a fraud rule took from a source.</summary>
    Rejection,

    /// <summary>Who somebody is: told to the owner's tools without being asked for.</summary>
    Person,

    /// <summary>Whatever a row of the event list must name.</summary>
    InApp,

    /// <summary>Who referred whom, told to partners that take it without being asked for.</summary>
    Referral,
}

/// <summary>Tells classes of events apart.</summary>
public static class EventClasses
{
    public static EventClass Of(EventKind kind, PartnerClass recipient) => kind switch
    {
        EventKind.Install or EventKind.AttributionChanged => EventClass.Install,
        EventKind.Reattribution => EventClass.Reattribution,
        EventKind.Reengagement => EventClass.Reengagement,
        EventKind.Reinstall => EventClass.Reinstall,
        EventKind.Rejection => EventClass.Rejection,
        EventKind.SignUp or EventKind.UserUpdated or EventKind.Identified when recipient != PartnerClass.AdNetwork => EventClass.Person,
        _ => EventClass.InApp,
    };

    public static bool IsConversion(EventClass @class) => @class is not (EventClass.Person or EventClass.InApp or EventClass.Referral);

    public static bool IsConversion(EventKind kind) => IsConversion(Of(kind, PartnerClass.AdNetwork));
}
