using System.Text.Json;
using Waymark.Apps;
using Waymark.Reports;

namespace Waymark.Server.Servers;

/// <summary>One campaign of a report, in the names and forms that the interface promises.</summary>
sealed record ReportingRow(App App, Campaign Campaign, CampaignHistory.Life Life, CampaignFigures Figures)
{
    // Costs are not known here: nothing was counted, so nothing is shown.
    const decimal Spend = 0;

    public decimal SortKey(ReportingQuestion question) => question.SortField switch
    {
        "clicks" => Figures.Clicks,
        "signups" => Figures.SignUps,
        "uninstalls" => Figures.Uninstalls,
        "suspicious_installs" => Figures.SuspiciousInstalls,
        "revenue" => Figures.Revenue,
        "created_at" => Life.CreatedAt.ToUnixTimeMilliseconds(),
        "conversion" => Figures.Clicks == 0 ? 0 : (decimal)Won(question) / Figures.Clicks,
        "installs" => question.IsRetargeting ? Won(question) : Figures.Installs,
        _ => Spend,
    };

    public void Write(Utf8JsonWriter json, ReportingQuestion question, long activeUsers)
    {
        json.WriteStartObject();
        WriteCampaign(json, question, activeUsers);
        WriteCounts(json, question);
        WriteMoney(json, question);
        WriteEvents(json, question);
        WriteCohorts(json);
        json.WriteNull("network_account"u8);
        json.WriteStartArray("adSets"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteCampaign(Utf8JsonWriter json, ReportingQuestion question, long activeUsers)
    {
        json.WriteNumber("id"u8, CampaignText.NumberOf(App, Campaign.Id));
        json.WriteBoolean("active"u8, Campaign.Active);
        json.WriteString("created_at"u8, Moments.Write(Life.CreatedAt));
        json.WriteString("display_id"u8, Campaign.Id);
        json.WriteString("link"u8, CampaignLink.Of(App, Campaign));
        json.WriteString("name"u8, Campaign.Name);
        json.WriteBoolean("meta"u8, CampaignText.IsNetwork(Campaign, "META"));
        json.WriteBoolean("meta_web_to_app"u8, false);
        json.WriteBoolean("google"u8, CampaignText.IsNetwork(Campaign, "GOOGLE"));
        json.WriteBoolean("google_web_to_app"u8, false);
        json.WriteBoolean("tiktok"u8, CampaignText.IsNetwork(Campaign, "TIKTOK"));
        json.WriteBoolean("snapchat"u8, CampaignText.IsNetwork(Campaign, "SNAPCHAT"));
        json.WriteBoolean("linkedin"u8, CampaignText.IsNetwork(Campaign, "LINKEDIN"));
        json.WriteString("ad_network_code"u8, CampaignText.Code(Campaign.Network));
        json.WriteBoolean("ios"u8, App.Ios is not null);
        json.WriteBoolean("android"u8, App.Android is not null);
        json.WriteNumber("activity_in_last_x_days"u8, activeUsers);
        json.WriteString("active_users"u8, FigureText.Count(activeUsers));
        json.WriteBoolean("has_date_filter"u8, (question.From ?? question.To) is not null);
        json.WriteString("custom_store_listing"u8, App.Android?.Listing);
        WriteDomain(json);
    }

    void WriteDomain(Utf8JsonWriter json)
    {
        if (CampaignLink.DomainOf(App, Campaign) is not { } domain)
        {
            json.WriteNull("domain"u8);
            return;
        }

        json.WriteStartObject("domain"u8);
        json.WriteNumber("id"u8, CampaignText.NumberOf(App, domain));
        json.WriteString("name"u8, domain);
        json.WriteEndObject();
    }

    void WriteCounts(Utf8JsonWriter json, ReportingQuestion question)
    {
        json.WriteString("clicks"u8, FigureText.Count(Figures.Clicks));
        json.WriteString("installs"u8, FigureText.Count(Figures.Installs));
        json.WriteString("reinstalls"u8, FigureText.Count(Figures.Reinstalls));
        json.WriteString("reengagements"u8, FigureText.Count(Figures.Reengagements));
        json.WriteString("sign-ups"u8, FigureText.Count(Figures.SignUps));
        json.WriteString("uninstalls"u8, FigureText.Count(Figures.Uninstalls));
        json.WriteString("suspicious_installs"u8, FigureText.Count(Figures.SuspiciousInstalls));
        json.WriteString("conversion"u8, FigureText.Share(Won(question), Figures.Clicks));
    }

    void WriteMoney(Utf8JsonWriter json, ReportingQuestion question)
    {
        json.WriteString("revenue"u8, Money(Figures.Revenue));
        json.WriteString("revenue_event_count"u8, FigureText.Count(Figures.Payments));
        json.WriteString("spend"u8, Money(Spend));
        json.WriteString("roas"u8, FigureText.Ratio(Figures.Revenue, Spend));
        json.WriteString(question.IsRetargeting ? "cost_per_reinstall"u8 : "cost_per_install"u8, Money(Spend));
        json.WriteString("cost_per_signup"u8, Money(Spend));
    }

    void WriteEvents(Utf8JsonWriter json, ReportingQuestion question)
    {
        var events = Figures.Events.Where(happened => question.Events?.Contains(happened.Key) ?? true).ToList();
        var payments = Figures.RevenueByType.Where(type => question.PaymentEvents?.Contains(type.Key) ?? true).ToList();

        json.WriteStartObject("custom_events"u8);
        foreach (var (name, count) in events)
        {
            json.WriteStartObject(name);
            json.WriteString("count"u8, FigureText.Count(count));
            json.WriteEndObject();
        }

        json.WriteEndObject();

        json.WriteStartObject("payment_events"u8);
        foreach (var (type, figure) in payments)
        {
            json.WriteStartObject(type);
            json.WriteString("count"u8, FigureText.Count(figure.Count));
            json.WriteString("total"u8, Money(figure.Total));
            json.WriteEndObject();
        }

        json.WriteEndObject();

        if (question.CostPerEvent is not { } wanted) return;

        WriteCosts(json, "cost_per_custom_events", events.Select(happened => happened.Key).Where(wanted.Contains));
        WriteCosts(json, "cost_per_payment_events", payments.Select(type => type.Key).Where(wanted.Contains));
    }

    void WriteCosts(Utf8JsonWriter json, string key, IEnumerable<string> names)
    {
        json.WriteStartObject(key);
        foreach (var name in names)
            json.WriteString(name, Money(Spend));

        json.WriteEndObject();
    }

    void WriteCohorts(Utf8JsonWriter json)
    {
        WriteReturns(json, "retention", 1, 7);
        WriteReturns(json, "classic_retention", 1, 7, 14, 30);

        json.WriteStartObject("daywise_revenue"u8);
        foreach (var day in CohortDays.Revenue.Select(CohortDays.Name))
            json.WriteString(day, Money(Figures.RevenueByAge.GetValueOrDefault(day)));

        json.WriteEndObject();
    }

    void WriteReturns(Utf8JsonWriter json, string key, params ReadOnlySpan<int> days)
    {
        json.WriteStartObject(key);
        foreach (var day in days)
        {
            var name = CohortDays.Name(day);
            var figure = Figures.Returns.GetValueOrDefault(name);
            json.WriteString(name, FigureText.Share(figure.Returned, figure.Of));
        }

        json.WriteEndObject();
    }

    long Won(ReportingQuestion question) =>
        question.IsRetargeting ? Figures.Reinstalls + Figures.Reengagements : Figures.Installs;

    string Money(decimal amount) => FigureText.Money(amount, App.Currency);
}
