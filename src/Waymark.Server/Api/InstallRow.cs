using System.Text.Json.Serialization;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Installs;

namespace Waymark.Server.Api;

/// <summary>A page of installs.</summary>
/// <param name="Installs">In the order of their ids; a page may be empty and still have a next one when few fit what was asked for.</param>
/// <param name="Next">What to pass as <c>after</c>; null at the end.</param>
public sealed record InstallPage(IReadOnlyList<InstallRow> Installs, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next)
{
    public const int Most = 1_000;
}

/// <summary>An install in a list: what it is and who earned it, without the reasons.</summary>
public sealed record InstallRow
{
    public required string InstallInstanceId { get; init; }

    public required string Platform { get; init; }

    public required DateTimeOffset InstalledAt { get; init; }

    public required DateTimeOffset LastActiveAt { get; init; }

    /// <summary><c>install</c>, <c>reinstall</c> or <c>reattribution</c>.</summary>
    public string? Conversion { get; init; }

    /// <summary><c>ORGANIC</c> or <c>INORGANIC</c>.</summary>
    public string? Type { get; init; }

    public string? MatchType { get; init; }

    public string? Source { get; init; }

    public string? Medium { get; init; }

    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public string? AdSet { get; init; }

    public string? Ad { get; init; }

    public string? ClickId { get; init; }

    public DateTimeOffset? ClickedAt { get; init; }

    public string? DeepLink { get; init; }

    public string? UserId { get; init; }

    public string? AppVersion { get; init; }

    public string? OsVersion { get; init; }

    public string? Brand { get; init; }

    public string? Model { get; init; }

    public string? Language { get; init; }

    public string? Gaid { get; init; }

    public string? Idfa { get; init; }

    public string? Idfv { get; init; }

    public string? AndroidId { get; init; }

    public required bool IsTest { get; init; }

    /// <param name="install">One that was opened.</param>
    public static InstallRow Of(Install install)
    {
        var (verdict, credit, device) = (install.Verdict, install.Verdict?.Credit, install.Device);

        return new InstallRow
        {
            InstallInstanceId = install.Id,
            Platform = install.Platform.Lower(),
            InstalledAt = install.OpenedAt ?? install.FirstSeenAt,
            LastActiveAt = install.LastActiveAt,
            Conversion = verdict?.Conversion.ToString().ToLowerInvariant(),
            Type = credit is null ? null : credit.IsOrganic ? "ORGANIC" : "INORGANIC",
            MatchType = verdict is null ? null : MatchNames.Of(verdict.MatchType),
            Source = credit?.Source,
            Medium = credit?.Medium,
            CampaignId = credit?.CampaignId,
            Campaign = credit?.Campaign,
            AdSet = credit?.AdSet,
            Ad = credit?.Ad,
            ClickId = credit?.TouchId,
            ClickedAt = credit?.TouchAt,
            DeepLink = verdict?.DeepLink,
            UserId = install.UserId,
            AppVersion = install.AppVersion,
            OsVersion = device.OsVersion,
            Brand = device.Brand,
            Model = device.Model,
            Language = device.Language,
            Gaid = device.Gaid,
            Idfa = device.Idfa,
            Idfv = device.Idfv,
            AndroidId = device.AndroidId,
            IsTest = install.IsTest,
        };
    }
}
