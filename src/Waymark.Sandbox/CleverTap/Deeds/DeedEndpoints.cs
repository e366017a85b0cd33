using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Inspection;

namespace Waymark.Sandbox.CleverTap.Deeds;

/// <summary>Has profiles do something, without credentials: one thing, or all that comes of a message.</summary>
static class DeedEndpoints
{
    public static void MapDeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/inspect/events", Do);
        routes.MapPost("/inspect/campaigns", Send);
    }

    static Task<IResult> Do(string? account, HttpContext http, AccountBook accounts, TimeProvider clock) =>
        accounts.OnAccountAsync<Deed>(account, http, deed => deed.Problem(), (chosen, deed) =>
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            return chosen.Do(deed.To, audience => audience.Select(member => (member.Profile, deed.HappensTo(member, chosen.Id, now))));
        });

    static Task<IResult> Send(string? account, HttpContext http, AccountBook accounts, TimeProvider clock) =>
        accounts.OnAccountAsync<PushCampaign>(account, http, campaign => campaign.Problem(), (chosen, campaign) =>
            chosen.Do(campaign.To, audience => campaign.Play(audience, chosen.Id, clock.GetUtcNow().ToUnixTimeSeconds())));
}
