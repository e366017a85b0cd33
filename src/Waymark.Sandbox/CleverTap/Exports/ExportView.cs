using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>An export as it can be inspected, without the feed's secret.</summary>
static class ExportView
{
    public static object Of(Account account)
    {
        var export = account.Export;
        var outbox = export.Outbox.Show();

        return new
        {
            Account = account.Id,
            Feed = export.Feed is { } feed
                ? new { feed.Address, feed.Key, feed.Events, feed.Profiles, feed.EverySeconds, feed.BatchesPerRequest, feed.Development }
                : null,
            outbox.Requests,
            outbox.Accepted,
            outbox.Refused,
            outbox.Pending,
            outbox.Trouble,
            outbox.Refusals,
        };
    }
}
