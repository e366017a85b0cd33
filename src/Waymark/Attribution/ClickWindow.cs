using Waymark.Apps;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>How long after a touch a conversion is still credited to it, and who said so.</summary>
/// <param name="Hours">The longest allowed gap; equality qualifies.</param>
/// <param name="SettingFrom"><c>link</c>, <c>campaign</c>, <c>network</c>, <c>app</c> or <c>product</c>.</param>
public readonly record struct ClickWindow(int Hours, string SettingFrom)
{
    public const int ProvenDefault = 7 * 24;
    public const int ProvenLongest = 30 * 24;
    public const int ProbabilisticLongest = 24;
    public const int ViewDefault = 24;

    static readonly string[] Words = [.. Enumerable.Range(0, ProvenLongest + 1).Select(Checks.Hours)];

    /// <summary>For a click that referrer, link or device id prove.</summary>
    public static ClickWindow Proven(App app, Touch touch)
    {
        if (touch.ClickHours is { } asked and >= 1 and <= ProvenLongest) return new(asked, "link");

        return Said(app, touch, windows => windows.ClickHours) ?? new(ProvenDefault, "product");
    }

    /// <summary>For a click that only its traits speak for; zero switches it off. A followed URL cannot raise it, the owner's smart link may say it.</summary>
    public static ClickWindow Probabilistic(App app, Touch touch) =>
        touch.ProbabilisticHours is { } own and >= 0 and <= ProbabilisticLongest ? new(own, "link") : Said(app, touch, windows => windows.ProbabilisticHours) ?? new(ProbabilisticLongest, "product");

    /// <summary>For a view; zero switches views off.</summary>
    public static ClickWindow View(App app, Touch touch) => Said(app, touch, windows => windows.ViewHours) ?? new(ViewDefault, "product");

    /// <summary>As it is shown: <c>168 h</c>.</summary>
    internal string InWords => Hours >= 0 && Hours < Words.Length ? Words[Hours] : Checks.Hours(Hours);

    public bool Covers(Touch touch, DateTimeOffset conversion) => conversion - touch.At <= TimeSpan.FromHours(Hours);

    static ClickWindow? Said(App app, Touch touch, Func<WindowSettings, int?> read)
    {
        if (touch.CampaignId is not null && app.FindCampaign(touch.CampaignId)?.Windows is { } campaign && read(campaign) is { } byCampaign)
            return new(byCampaign, "campaign");

        if (touch.Source is not null && app.FindNetwork(touch.Source)?.Windows is { } own && read(own) is { } byItself)
            return new(byItself, "network");

        if (touch.Source is not null && app.Attribution.WindowsByNetwork.TryGetValue(touch.Source, out var network) && read(network) is { } byNetwork)
            return new(byNetwork, "network");

        return read(app.Attribution.Windows) is { } byApp ? new(byApp, "app") : null;
    }
}
