using System.Net;
using System.Net.Http.Headers;
using Waymark.Server.Api;
using Waymark.Server.Documents;

namespace Waymark.Server.Commands;

/// <summary>Hands a document to a running server.</summary>
static class RemoteConfiguration
{
    public static async Task<ConfigurationOutcome> SendAsync(Uri server, string key, string text, bool plan, CancellationToken stop)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"{server.AbsoluteUri.TrimEnd('/')}/api/manage/v1/configuration/{(plan ? "plan" : "apply")}")
        {
            Content = new StringContent(text),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var response = await client.SendAsync(request, stop);

        return response.StatusCode switch
        {
            HttpStatusCode.OK => Read((await response.Content.ReadFromJsonAsync<ChangeView>(stop))!, plan),
            HttpStatusCode.UnprocessableEntity =>
                new ConfigurationOutcome.Refused((await response.Content.ReadFromJsonAsync<ErrorView>(stop))!.Errors),
            HttpStatusCode.Unauthorized => throw new InvalidOperationException("The server does not know this management key."),
            var other => throw new InvalidOperationException($"The server answered HTTP {(int)other}; is {server} a Waymark server?"),
        };
    }

    static ConfigurationOutcome Read(ChangeView view, bool plan) => (view.Changed, plan) switch
    {
        (false, _) => new ConfigurationOutcome.Unchanged(view.Version) { Warnings = view.Warnings ?? [] },
        (true, true) => new ConfigurationOutcome.Planned(view.Version, view.Changes) { Warnings = view.Warnings ?? [] },
        (true, false) => new ConfigurationOutcome.Applied(view.Version, view.Changes) { Warnings = view.Warnings ?? [] },
    };
}
