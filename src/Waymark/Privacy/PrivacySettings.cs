namespace Waymark.Privacy;

/// <summary>What an app's owner lets be kept and used of what devices tell.</summary>
public sealed record PrivacySettings
{
    /// <summary>How much of people's addresses is kept.</summary>
    public AddressKeeping Addresses { get; init; } = AddressKeeping.Full;

    /// <summary>What address and traits may still be compared for where Apple's tracking permission was refused.</summary>
    public AfterDenial AttDenied { get; init; } = AfterDenial.OwnLinks;

    /// <summary>The same where an Android device limits ad tracking.</summary>
    public TraitMatching LimitAdTracking { get; init; } = TraitMatching.All;

    /// <summary>Where silence about consent is a no.</summary>
    public ConsentRule Consent { get; init; } = ConsentRule.Eea;

    /// <summary>The app is made for children: no advertising ids, no matching by traits, and nothing for whoever sells advertising.</summary>
    public bool Children { get; init; }
}
