namespace Waymark.Sandbox.Demo;

/// <summary>What CleverTap holds of one person.</summary>
public sealed record ProfileLine(
    string CleverTapId, int Devices, string? User, string? InstallEvent, string? UtmSource, string? UtmCampaign, int Events, int Payments)
{
    /// <summary>How often the person followed a message.</summary>
    public int Clicks { get; init; }

    /// <summary>The campaign that CleverTap was told had brought them.</summary>
    public string Origin => UtmCampaign ?? "organic";

    static readonly string[] Conversions = ["organic_install", "inorganic_install", "Reinstall Attributed", "App Reinstalled", "Deep Link Opened"];

    public static ProfileLine Of(IReadOnlyList<string> devices, IReadOnlyList<string> users, IReadOnlyList<Receipt> timeline)
    {
        var install = timeline.FirstOrDefault(receipt => receipt.Name is "organic_install" or "inorganic_install");

        return new(
            devices is [var first, ..] ? first : "",
            devices.Count,
            users is [var user, ..] ? user : null,
            install?.Name,
            install?.UtmSource,
            install?.UtmCampaign,
            timeline.Count(receipt => !receipt.IsOwn && receipt.Name != "payment" && !Conversions.Contains(receipt.Name)),
            timeline.Count(receipt => receipt.Name == "payment"))
        {
            Clicks = timeline.Count(receipt => receipt is { IsOwn: true, Name: "Notification Clicked" }),
        };
    }
}
