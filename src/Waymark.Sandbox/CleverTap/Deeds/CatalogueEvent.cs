using System.Text.RegularExpressions;

namespace Waymark.Sandbox.CleverTap.Deeds;

/// <summary>One published event.</summary>
/// <param name="Type">On an export's wire: <c>custom_event</c> or <c>uninstall</c>.</param>
/// <param name="CustomType">Its second type there; null for an uninstall.</param>
/// <param name="Attributes">A sample of every attribute, spelt as this event spells it.</param>
sealed partial record CatalogueEvent(string Name, string Type, string? CustomType, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>All attributes, with what is known in place of the samples.</summary>
    /// <param name="known">By one spelling for all events, such as <c>campaign_id</c>; null leaves the attribute out.</param>
    public Dictionary<string, string> Fill(IReadOnlyDictionary<string, string?> known)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var (name, sample) in Attributes)
        {
            if (!known.TryGetValue(OneSpelling(name), out var value)) filled[name] = sample;
            else if (value is not null) filled[name] = value;
        }

        return filled;
    }

    // "Campaign ID", "Campaign id" and "Campaign Id" are one thing.
    static string OneSpelling(string name) => Others().Replace(name.Trim(), "_").ToLowerInvariant();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Others();
}
