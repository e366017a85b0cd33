using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Webhooks;

/// <summary>Makes a campaign's calls one after the other; anything but a quick 200 is tried again, and then given up.</summary>
sealed class WebhookSender : IDisposable
{
    const string Delivered = "200";

    // A redirect would carry the password elsewhere.
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <returns>What became of each call, and whom it was about.</returns>
    public async Task<IReadOnlyList<WebhookDispatch>> SendAsync(WebhookCampaign campaign, IReadOnlyList<ProfileCopy> profiles, CancellationToken stop)
    {
        var dispatches = new List<WebhookDispatch>();

        foreach (var about in profiles.Chunk(campaign.Shape == WebhookShape.Single ? 1 : Math.Max(1, profiles.Count)))
            dispatches.Add(await DispatchAsync(campaign, about, stop));

        return dispatches;
    }

    public void Dispose() => _http.Dispose();

    async Task<WebhookDispatch> DispatchAsync(WebhookCampaign campaign, IReadOnlyList<ProfileCopy> about, CancellationToken stop)
    {
        var body = WebhookBody.Of(campaign, about).ToJsonString();
        var result = "";

        for (var attempt = 1; attempt <= campaign.Attempts; attempt++)
        {
            result = await TryAsync(campaign, body, stop);
            if (result == Delivered) return new(about, true, result, attempt);
        }

        return new(about, false, result, campaign.Attempts);
    }

    async Task<string> TryAsync(WebhookCampaign campaign, string body, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(campaign.TimeoutMs);

        try
        {
            using var call = new HttpRequestMessage(new HttpMethod(campaign.Method), campaign.Address);
            if (campaign.Method is "POST" or "PUT") call.Content = new StringContent(body, Encoding.UTF8, "application/json");

            if (campaign.User is { } user)
                call.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{campaign.Password}")));

            using var answer = await _http.SendAsync(call, patience.Token);
            return answer.StatusCode == HttpStatusCode.OK ? Delivered : $"HTTP {(int)answer.StatusCode}";
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return $"no answer within {campaign.TimeoutMs} ms";
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
    }
}

/// <summary>One call of a webhook campaign.</summary>
/// <param name="About">The profiles in it.</param>
/// <param name="Result">200, or what came instead at the last attempt.</param>
sealed record WebhookDispatch(IReadOnlyList<ProfileCopy> About, bool IsDelivered, string Result, int Attempts);
