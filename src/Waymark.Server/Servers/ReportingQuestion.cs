using System.Collections.Frozen;
using System.Globalization;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Links;
using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>What a server wants to know about its campaigns.</summary>
sealed record ReportingQuestion
{
    const int Usual = 10, Most = 100;

    static readonly FrozenSet<string> SortFields = FrozenSet.ToFrozenSet(
        ["clicks", "installs", "signups", "revenue", "spend", "created_at", "uninstalls", "conversion", "suspicious_installs", "roas"]);

    public required Paging Paging { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public bool? Active { get; init; }

    public string? Network { get; init; }

    /// <summary>An account of Meta's: none is known here, so no campaign belongs to one.</summary>
    public string? MetaAccount { get; init; }

    public Platform? Platform { get; init; }

    public string? Search { get; init; }

    /// <summary>People won back rather than won.</summary>
    public bool IsRetargeting { get; init; }

    public string SortField { get; init; } = "installs";

    public bool IsAscending { get; init; }

    /// <summary>Null for all.</summary>
    public IReadOnlySet<string>? Events { get; init; }

    /// <summary>Null for all.</summary>
    public IReadOnlySet<string>? PaymentEvents { get; init; }

    /// <summary>Null for none.</summary>
    public IReadOnlySet<string>? CostPerEvent { get; init; }

    public int ActiveDays { get; init; } = 7;

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static Answer? Read(ServerCall call, out ReportingQuestion question)
    {
        question = null!; // Only read when nothing is wrong.

        if (Paging.Read(call, Usual, Most, out var paging) is { } unreadable) return unreadable;
        if (!Day(call.Query("from") ?? call.Query("start_date"), out var from)) return Wrong("from", "a day such as 2026-01-31");
        if (!Day(call.Query("to") ?? call.Query("end_date"), out var to)) return Wrong("to", "a day such as 2026-01-31");
        if (from > to) return Wrong("from", "not after to");
        if (!OneOf(call.Query("active"), out var active, "true", "false")) return Wrong("active", "true or false");
        if (!OneOf(call.Query("platform"), out var platform, "ios", "android")) return Wrong("platform", "ios or android");
        if (!OneOf(call.Query("view"), out var view, "user_acquisition", "retargeting")) return Wrong("view", "user_acquisition or retargeting");
        if (!OneOf(call.Query("sort_field"), out var field, [.. SortFields])) return Wrong("sort_field", $"one of {string.Join(", ", SortFields.Order(StringComparer.Ordinal))}");
        if (!OneOf(call.Query("sort_order"), out var order, "ascending", "descending")) return Wrong("sort_order", "ascending or descending");
        if (!int.TryParse(call.Query("active_users") ?? "7", NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 365)
            return Wrong("active_users", "a number of days, 1 to 365");

        question = new ReportingQuestion
        {
            Paging = paging,
            From = from,
            To = to,
            Active = active is null ? null : active == "true",
            Network = CampaignText.Code(call.Query("network")),
            MetaAccount = call.Query("meta_account_id"),
            Platform = platform switch { "ios" => Devices.Platform.Ios, "android" => Devices.Platform.Android, _ => null },
            Search = call.Query("search")?.Trim(),
            IsRetargeting = view == "retargeting",
            SortField = field ?? "installs",
            IsAscending = order == "ascending",
            Events = Names(call.Query("events")),
            PaymentEvents = Names(call.Query("payment_events")),
            CostPerEvent = Names(call.Query("cost_per_event")),
            ActiveDays = days,
        };
        return null;
    }

    public bool Wants(App app, Campaign campaign) =>
        MetaAccount is null
        && (Active is null || campaign.Active == Active)
        && (Network is null || CampaignText.IsNetwork(campaign, Network))
        && (Search is null || IsFound(app, campaign, Search));

    static bool IsFound(App app, Campaign campaign, string search)
    {
        string?[] texts = [campaign.Name, campaign.Id, CampaignLink.DomainOf(app, campaign), campaign.Deeplink];

        return texts.Any(text => text?.Contains(search, StringComparison.OrdinalIgnoreCase) ?? false)
            || LinkAddress.Read(search, app)?.Campaign?.Id == campaign.Id;
    }

    static bool Day(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return text is null || day is not null;
    }

    static bool OneOf(string? text, out string? word, params ReadOnlySpan<string> words)
    {
        word = text?.ToLowerInvariant();
        return word is null || words.Contains(word);
    }

    static FrozenSet<string>? Names(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    static Answer Wrong(string name, string right) => ServerRefusals.Refuse(422, $"{name}_invalid", $"{name} must be {right}.");
}
