using Waymark.Privacy;

namespace Waymark.Feeds;

/// <summary>What it means for third parties that a person refused to be written to: they do not get what they would write to.</summary>
public static class OptIns
{
    const string Email = "ct_email_opt_in", Push = "ct_push_opt_in", Sms = "ct_sms_opt_in", WhatsApp = "ct_whatsapp_opt_in";

    /// <param name="traits">A user's attributes as JSON by name.</param>
    /// <returns>What is withheld: <see cref="Withheld"/>'s words, in order.</returns>
    public static IReadOnlyList<string> Withhold(IReadOnlyDictionary<string, string> traits)
    {
        var withheld = new List<string>();

        if (Refused(Email)) withheld.Add(Withheld.Email);

        // One number serves two channels: it is of use as long as one of them is allowed.
        if ((Refused(Sms) && !Allowed(WhatsApp)) || (Refused(WhatsApp) && !Allowed(Sms))) withheld.Add(Withheld.Phone);
        if (Refused(Push)) withheld.Add(Withheld.Push);
        return withheld;

        bool Refused(string name) => traits.GetValueOrDefault(name) == "false";
        bool Allowed(string name) => traits.GetValueOrDefault(name) == "true";
    }

    /// <returns>The opt-in that a word for a channel is about; null when there is none.</returns>
    public static string? OfChannel(string? channel) => channel?.Trim().ToLowerInvariant() switch
    {
        { } word when word.Contains("mail", StringComparison.Ordinal) => Email,
        { } word when word.Contains("push", StringComparison.Ordinal) => Push,
        { } word when word.Contains("sms", StringComparison.Ordinal) => Sms,
        { } word when word.Contains("whatsapp", StringComparison.Ordinal) => WhatsApp,
        _ => null,
    };
}
