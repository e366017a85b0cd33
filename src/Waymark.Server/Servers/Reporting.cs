using Waymark.Reports;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Servers;

/// <summary><c>GET /reporting/campaigns</c>: the figures of the management API's report, as formatted text.</summary>
sealed class Reporting(ServerDesk desk, CampaignHistory history, UpToDate upToDate, IState state, TimeProvider clock)
{
    public async ValueTask<Answer> ReadAsync(ServerCall call, CancellationToken stop)
    {
        if (ReportingQuestion.Read(call, out var question) is { } unreadable) return unreadable;

        // Only now: a question that cannot be answered does not use the minute up.
        if (desk.Wait(call.Caller, ServerBudget.Reports) is { } tooMany) return tooMany;

        await upToDate.WaitAsync(stop);
        var (app, now) = (call.App, clock.GetUtcNow());
        var lives = await history.AtAsync(call.Configuration.Version, stop);
        var figures = CampaignReport.Of(
            state.Figures(app.Id, question.From ?? DateOnly.MinValue, question.To ?? DateOnly.MaxValue), AppCalendar.DayOf(app, now), question.Platform);

        var rows = Sort(question, app.Campaigns.Where(campaign => question.Wants(app, campaign)).Select(campaign => new ReportingRow(
            app, campaign, lives.GetValueOrDefault((app.Id, campaign.Id), CampaignHistory.Life.Unknown), figures.GetValueOrDefault(campaign.Id, CampaignFigures.None))));
        var page = rows.Skip((int)Math.Min(question.Paging.Skip, int.MaxValue)).Take(question.Paging.Limit);
        var activeSince = now.AddDays(-question.ActiveDays);

        return new Answer(200, Envelope.Write(200, "Campaigns fetched successfully", json =>
        {
            json.WriteStartArray("campaigns"u8);

            foreach (var row in page)
                row.Write(json, question, state.CountActive(app.Id, row.Campaign.Id, activeSince));

            json.WriteEndArray();
            question.Paging.Write(json, rows.Count);
            json.WriteString("display_currency"u8, app.Currency);
            json.WriteString("view"u8, question.IsRetargeting ? "retargeting" : "user_acquisition");
        }));
    }

    static List<ReportingRow> Sort(ReportingQuestion question, IEnumerable<ReportingRow> rows)
    {
        var ascending = rows.OrderBy(row => row.SortKey(question)).ThenBy(row => row.Campaign.Id, StringComparer.Ordinal).ToList();
        if (!question.IsAscending) ascending.Reverse();
        return ascending;
    }
}
