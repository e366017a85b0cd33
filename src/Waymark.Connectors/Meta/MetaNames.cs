using System.Collections.Frozen;

namespace Waymark.Connectors.Meta;

/// <summary>Event names as Meta takes them. Names that mean one of its standard events become it.</summary>
static class MetaNames
{
    /// <summary>What Meta's own SDK calls the first open.</summary>
    public const string Install = "MobileAppInstall";

    public const string Purchase = "Purchase";

    const int Longest = 40;

    static readonly string[] Standard =
    [
        "AchievementUnlocked", "ActivateApp", "AddPaymentInfo", "AddToCart", "AddToWishlist", "CompleteRegistration", "Contact",
        "CustomizeProduct", "Donate", "FindLocation", "InitiateCheckout", "Lead", "LevelAchieved", Purchase, "Rate", "Schedule",
        "Search", "SpentCredits", "StartTrial", "SubmitApplication", "Subscribe", "TutorialCompletion", "ViewContent",
    ];

    // The names of Meta's older API for app events, and common ones of the apps themselves.
    static readonly FrozenDictionary<string, string> StandardByName = Standard.Select(name => KeyValuePair.Create(name, name))
        .Concat(new Dictionary<string, string>
        {
            ["fb_mobile_achievement_unlocked"] = "AchievementUnlocked",
            ["fb_mobile_activate_app"] = "ActivateApp",
            ["fb_mobile_add_payment_info"] = "AddPaymentInfo",
            ["fb_mobile_add_to_cart"] = "AddToCart",
            ["fb_mobile_add_to_wishlist"] = "AddToWishlist",
            ["fb_mobile_complete_registration"] = "CompleteRegistration",
            ["fb_mobile_content_view"] = "ViewContent",
            ["fb_mobile_initiated_checkout"] = "InitiateCheckout",
            ["fb_mobile_level_achieved"] = "LevelAchieved",
            ["fb_mobile_purchase"] = Purchase,
            ["fb_mobile_rate"] = "Rate",
            ["fb_mobile_search"] = "Search",
            ["fb_mobile_spent_credits"] = "SpentCredits",
            ["fb_mobile_tutorial_completion"] = "TutorialCompletion",
            ["sign_up"] = "CompleteRegistration",
        })
        .ToFrozenDictionary(entry => Letters(entry.Key), entry => entry.Value);

    /// <returns>The standard name that the app's name means, or null.</returns>
    public static string? StandardOf(string name) => StandardByName.GetValueOrDefault(Letters(name));

    /// <returns>The name with an underscore for what Meta does not allow; empty when nothing readable is left.</returns>
    public static string Custom(string name)
    {
        var text = string.Concat(name.Trim().Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ' ' ? c : '_'));
        return text.Any(char.IsAsciiLetterOrDigit) ? text[..Math.Min(text.Length, Longest)].TrimStart('-').TrimEnd() : "";
    }

    static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
}
