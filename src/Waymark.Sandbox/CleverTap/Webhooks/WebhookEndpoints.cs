using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Deeds;
using Waymark.Sandbox.CleverTap.Inspection;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Webhooks;

/// <summary>Fires a webhook campaign, without credentials, and tells what came of it.</summary>
static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes) => routes.MapPost("/inspect/webhooks", Fire);

    static Task<IResult> Fire(string? account, HttpContext http, AccountBook accounts, WebhookSender sender, TimeProvider clock) =>
        accounts.OnAccountAsync<WebhookCampaign>(account, http, campaign => campaign.Problem(), async (chosen, campaign) =>
        {
            var about = chosen.With((profiles, _) => campaign.To.Choose(profiles).Select(member => ProfileCopy.Of(member.Profile)).ToList());
            var dispatches = await sender.SendAsync(campaign, about, http.RequestAborted);

            Note(chosen, campaign, dispatches.Where(dispatch => dispatch.IsDelivered).SelectMany(dispatch => dispatch.About), clock);

            return new
            {
                Profiles = about.Count,
                Calls = dispatches.Count,
                Delivered = dispatches.Count(dispatch => dispatch.IsDelivered),
                Attempts = dispatches.Sum(dispatch => dispatch.Attempts),
                Failures = dispatches.Where(dispatch => !dispatch.IsDelivered).CountBy(dispatch => dispatch.Result).ToDictionary(),
            };
        });

    // A call that succeeded is an event of its profiles, which an export tells of later.
    static void Note(Account account, WebhookCampaign campaign, IEnumerable<ProfileCopy> reached, TimeProvider clock)
    {
        var people = reached.ToList();
        if (people.Count == 0) return;

        var to = new Audience
        {
            ObjectIds = [.. people.Select(profile => profile.ObjectId).OfType<string>()],
            Identities = [.. people.Where(profile => profile.ObjectId is null).Select(profile => profile.Identity).OfType<string>()],
        };
        var deed = new Deed { Name = "Webhook Delivered" };
        var known = new Dictionary<string, string?> { ["campaign_id"] = $"{campaign.Id}" };
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        account.Do(to, audience => audience.Select(member => (member.Profile, deed.HappensTo(member, account.Id, now, known))));
    }
}
