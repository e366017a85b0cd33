using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Networks;

/// <summary>A network that nobody asks: it posts what it claims, when it is told to, and not always what is its own.</summary>
static class BorealStandIn
{
    public const string Key = "boreal-key";

    static readonly TimeSpan JustNow = TimeSpan.FromSeconds(5);

    static readonly HttpClient Http = new();

    public static StandIn Entry { get; } = new(
        "networks/boreal",
        """
          POST /networks/boreal/ads                     a virtual user met an ad: {"deviceId":"…","type":"view"}
          GET  /networks/boreal/ads                     whom it remembers
          POST /networks/boreal/claims                  it claims: {"to":"http://127.0.0.1:5100","deviceId":"…","manner":"honest"}; also twice, stolen
        """,
        Map);

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        var clock = routes.ServiceProvider.GetRequiredService<TimeProvider>();
        var memory = new AdMemory(clock);

        routes.MapAds(memory);
        routes.MapPost("/claims", async (HttpContext http, CancellationToken stop) =>
        {
            var (claim, problem) = await InspectionJson.ReadAsync<BorealClaim>(http, stop);
            if (claim is null || !Uri.TryCreate(claim.To, UriKind.Absolute, out var waymark)) return InspectionJson.Problem(400, problem ?? "to must be Waymark's address.");

            var said = new List<object>();
            foreach (var one in Claims(claim, memory, clock.GetUtcNow()))
                said.Add(await PostAsync(waymark, claim, one, stop));

            return InspectionJson.Show(new { Claims = said });
        });
    }

    static IEnumerable<AdEngagement> Claims(BorealClaim claim, AdMemory memory, DateTimeOffset now)
    {
        if (claim.Manner == BorealManner.Stolen)
            return [new AdEngagement { DeviceId = claim.DeviceId, At = now - JustNow, CampaignId = "boreal-stolen", SiteId = "boreal-site-9" }];

        return memory.Of(claim.DeviceId).OrderByDescending(ad => ad.At).Take(1).SelectMany(ad => Enumerable.Repeat(ad, claim.Manner == BorealManner.Twice ? 2 : 1));
    }

    static async Task<object> PostAsync(Uri waymark, BorealClaim claim, AdEngagement one, CancellationToken stop)
    {
        var body = one.ToClaim(namesDevice: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(waymark, $"/api/v1/networks/{claim.Network}/claims")) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", claim.Key);

        using var answer = await Http.SendAsync(request, stop);
        return new { Claim = body, Status = (int)answer.StatusCode, Answer = JsonNode.Parse(await answer.Content.ReadAsStringAsync(stop)) };
    }
}
