using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using Waymark.Server.Documents;

namespace Waymark.Server.Commands;

/// <summary><c>waymark explain install ID</c>: why it was credited to whom.</summary>
static class ExplainCommand
{
    const int Done = 0, Failed = 1, Misused = 2;

    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The install's id." };
        var app = new Option<string>("--app") { Description = "The app's id in the configuration.", Required = true };
        var url = new Option<string>("--url") { Description = "The running server.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var key = new Option<string?>("--key") { Description = $"A management key of that server; {ManagementKeys.Variable} when absent." };
        var install = new Command("install", "Say why an install was credited to whom.") { id, app, url, key };

        install.SetAction(async (parsed, stop) =>
        {
            var error = parsed.InvocationConfiguration.Error;

            if ((parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(ManagementKeys.Variable)) is not { } managementKey)
            {
                await error.WriteLineAsync($"A running server wants a management key: --key KEY, or set {ManagementKeys.Variable}.");
                return Misused;
            }

            try
            {
                using var client = new HttpClient { BaseAddress = new Uri(parsed.GetValue(url)!) };
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", managementKey);

                var path = $"/api/manage/v1/apps/{Uri.EscapeDataString(parsed.GetValue(app)!)}/installs/{Uri.EscapeDataString(parsed.GetValue(id)!)}/explanation";
                using var answer = await client.GetAsync(path, stop);
                var text = await answer.Content.ReadAsStringAsync(stop);

                if (answer.IsSuccessStatusCode)
                {
                    await parsed.InvocationConfiguration.Output.WriteAsync(text);
                    return Done;
                }

                await error.WriteLineAsync(answer.StatusCode switch
                {
                    HttpStatusCode.NotFound => $"There is no install {parsed.GetValue(id)} of app {parsed.GetValue(app)}.",
                    HttpStatusCode.Unauthorized => "The server does not know this management key.",
                    _ => $"The server answered {(int)answer.StatusCode}: {text}",
                });
                return Failed;
            }
            catch (Exception e) when (e is HttpRequestException or UriFormatException)
            {
                await error.WriteLineAsync($"{parsed.GetValue(url)} could not be asked: {e.Message}");
                return Failed;
            }
        });

        return new Command("explain", "Say why something was decided.") { install };
    }
}
