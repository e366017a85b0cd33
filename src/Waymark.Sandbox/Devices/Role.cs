namespace Waymark.Sandbox.Devices;

/// <summary>One kind of user.</summary>
sealed record Role(bool IsAndroid, Origin Origin, Handover Handover = Handover.AtOnce, Twist Twist = Twist.None);

/// <summary>What brought them.</summary>
enum Origin
{
    Organic,

    /// <summary>Paid ad, campaign Summer_Sale.</summary>
    Meta,

    /// <summary>The owner's own mail, campaign Diwali_Mail.</summary>
    Mail,
}

/// <summary>When the app tells CleverTap's id.</summary>
enum Handover
{
    AtOnce,

    /// <summary>Seconds after the first events, which have to wait for it.</summary>
    Late,

    Never,
}

/// <summary>What is special about them.</summary>
enum Twist
{
    None,

    /// <summary>The same payment is said twice.</summary>
    RepeatsPayment,

    /// <summary>The app asks again although it had been heard.</summary>
    RepeatsOpen,

    RegistersForPush,

    /// <summary>Opens the app with a link of the mail campaign.</summary>
    OpensLink,

    /// <summary>Deletes the app and gets it back from the store.</summary>
    Reinstalls,

    /// <summary>Deletes the app and gets it back because of an ad.</summary>
    IsWonBack,

    GetsSecondPhone,
}
