namespace Waymark.Events;

/// <summary>What sort of thing happened. The numbers are stored in the stream and never change.</summary>
public enum EventKind : byte
{
    /// <summary>First open ever of this device.</summary>
    Install = 1,

    /// <summary>The device came back within the re-attribution window and no touch earned it.</summary>
    Reinstall = 2,

    /// <summary>The device came back within the re-attribution window because of a touch.</summary>
    Reattribution = 3,

    /// <summary>A user who still had the app came back because of a touch.</summary>
    Reengagement = 4,

    /// <summary>Later evidence changed an install's verdict.</summary>
    AttributionChanged = 5,

    /// <summary>A fraud rule cost a source an install: its credit is the one that was taken away.</summary>
    Rejection = 6,

    Open = 10,
    SignUp = 11,

    /// <summary>A known user's profile was told again.</summary>
    UserUpdated = 12,

    /// <summary>Ids that partners know the user or device by.</summary>
    Identified = 13,
    PushToken = 14,

    /// <summary>Something the app reports by its own name.</summary>
    InApp = 20,
    Payment = 21,
    PaymentRemoved = 22,

    /// <summary>Something a web page reports.</summary>
    Web = 30,

    /// <summary>Something that a feed told: see <see cref="Origin"/>.</summary>
    Feed = 40,

    /// <summary>Somebody came through a link or invite, told of them or of their referrer.</summary>
    Referral = 50,

    /// <summary>A relation was set or removed.</summary>
    Relation = 51,

    /// <summary>The status of a referral was changed by a review.</summary>
    FraudStatus = 52,

    /// <summary>A reward was earned, or its state changed.</summary>
    Reward = 53,

    /// <summary>What a smart flow asks somebody outside to do.</summary>
    Flow = 54,
}
