using System.Text;
using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Apple.Skan;

/// <summary>A virtual Apple that signs postbacks with keys of its own and sends them, genuine and otherwise.</summary>
static class SkanRoutes
{
    const int MostSends = 100;

    static readonly HttpClient Http = new();

    public static void MapSkan(this IEndpointRouteBuilder routes)
    {
        var signer = new AppleSigner(routes.ServiceProvider.GetRequiredService<SandboxOptions>().Seed);
        var sent = new System.Collections.Concurrent.ConcurrentQueue<object>();

        routes.MapGet("/apple/skan/keys", () => InspectionJson.Show(new { signer.TestKeys }));
        routes.MapGet("/apple/skan/sent", () => InspectionJson.Show(new { Sent = sent }));
        routes.MapPost("/apple/skan/send", async (HttpContext http, CancellationToken stop) =>
        {
            var (order, problem) = await InspectionJson.ReadAsync<PostbackOrder>(http, stop);
            if (order is null || (problem = order.Problem()) is not null) return InspectionJson.Problem(400, problem);

            var now = new List<object>();

            foreach (var body in order.Windows.SelectMany(window => Compose(order, window, signer)))
            {
                var one = await SendAsync(order, body, stop);
                now.Add(one);
                sent.Enqueue(one);
                if (sent.Count > MostSends) sent.TryDequeue(out _);
            }

            return InspectionJson.Show(new { Sent = now });
        });
    }

    static IEnumerable<JsonObject> Compose(PostbackOrder order, int window, AppleSigner signer)
    {
        var body = order.IsKit ? AdAttributionKitPostback.Compose(order, window, signer) : SkAdNetworkPostback.Compose(order, window, signer);
        yield return body;

        if (order.Tampering == Tampering.Replayed) yield return PostbackValues.Improved(body);
    }

    static async Task<object> SendAsync(PostbackOrder order, JsonObject body, CancellationToken stop)
    {
        var path = order.IsKit ? AdAttributionKitPostback.Path : SkAdNetworkPostback.Path;
        if (order.To is null) return new { Path = path, Body = body, Status = (int?)null, Verdict = (string?)null };

        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(new Uri(order.To), path), content, stop);
        var verdict = JsonNode.Parse(await answer.Content.ReadAsStringAsync(stop))?["verdict"];
        return new { Path = path, Body = body, Status = (int?)answer.StatusCode, Verdict = verdict is null ? null : $"{verdict}" };
    }
}
