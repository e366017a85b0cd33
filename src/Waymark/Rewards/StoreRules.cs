namespace Waymark.Rewards;

/// <summary>What app stores object to in rules of rewards.</summary>
public static class StoreRules
{
    static readonly HashSet<string> BareArrivals = new(StringComparer.OrdinalIgnoreCase)
    {
        "install", "reinstall", "reattribution", "open", "signup",
        "Referred App Install", "Referred App Reinstall", "Referred App Open", "Referred Web Sign Up", "Referred Web Open",
    };

    /// <returns>A warning for an owner; null when there is nothing to object to.</returns>
    public static string? Warning(RewardRule rule) => rule.Referred is { } side && IsBareArrival(side.Event)
        ? $"pays the invited person for \"{side.Event}\". Apple has refused apps that reward somebody for the bare download or registration "
            + "(App Review Guideline 3.2.2); let the invited person do something in the app first. Rewarding the sender is fine."
        : null;

    public static bool IsBareArrival(string name) => BareArrivals.Contains(name);
}
