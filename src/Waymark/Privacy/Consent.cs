namespace Waymark.Privacy;

/// <summary>What the app reported about consent under European law; null means that it did not say.</summary>
/// <param name="IsEea">The person is in the European Economic Area.</param>
/// <param name="AdUserData">Their data may be sent to advertising partners.</param>
/// <param name="AdPersonalization">Advertising may be chosen for them.</param>
public sealed record Consent(bool? IsEea, bool? AdUserData, bool? AdPersonalization)
{
    public static Consent Unsaid { get; } = new(null, null, null);

    /// <summary>In Europe silence is a no.</summary>
    public bool ForbidsAdvertising => IsEea == true && AdUserData != true;

    /// <param name="rule">Where silence is a no.</param>
    /// <param name="said">Null when nothing was said at all.</param>
    public static bool Forbids(ConsentRule rule, Consent? said) =>
        said?.ForbidsAdvertising == true || (rule == ConsentRule.Required && said?.AdUserData != true);
}
