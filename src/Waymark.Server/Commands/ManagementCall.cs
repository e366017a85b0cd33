using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using Waymark.Server.Documents;

namespace Waymark.Server.Commands;

/// <summary>What every command needs that asks a running server: where it is, the key, and sentences for what can go wrong.</summary>
sealed class ManagementCall
{
    public const int Done = 0, Failed = 1, Misused = 2;

    readonly Option<string> _url = new("--url") { Description = "The running server.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
    readonly Option<string?> _key = new("--key") { Description = $"A management key of that server; {ManagementKeys.Variable} when absent." };

    /// <summary>Makes the command do this request and show what comes of it.</summary>
    public void Carry(Command command, Func<ParseResult, HttpRequestMessage> request, Func<string, string> show) =>
        Carry(command, (parsed, client, stop) => AskAsync(parsed, client, request(parsed), show, stop));

    /// <summary>Makes the command do all that it wants with the server.</summary>
    public void Carry(Command command, Func<ParseResult, HttpClient, CancellationToken, Task<int>> run)
    {
        command.Add(_url);
        command.Add(_key);
        command.SetAction((parsed, stop) => RunAsync(parsed, run, stop));
    }

    /// <returns>The path below the management API, its parts encoded.</returns>
    public static string Path(params ReadOnlySpan<string> parts)
    {
        var path = "api/manage/v1";
        foreach (var part in parts)
            path += "/" + Uri.EscapeDataString(part);
        return path;
    }

    /// <returns>What a person should read about an answer that is no success.</returns>
    public static string Explain(HttpStatusCode status, string text) => status switch
    {
        HttpStatusCode.Unauthorized => "The server does not know this management key.",
        HttpStatusCode.NotFound => text.Length > 0 ? text : "The server does not know what was asked for.",
        _ => $"The server answered HTTP {(int)status}: {text}",
    };

    static async Task<int> AskAsync(
        ParseResult parsed, HttpClient client, HttpRequestMessage request, Func<string, string> show, CancellationToken stop)
    {
        using var answer = await client.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);

        if (answer.IsSuccessStatusCode)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(show(text).TrimEnd());
            return Done;
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync(Explain(answer.StatusCode, text));
        return Failed;
    }

    async Task<int> RunAsync(ParseResult parsed, Func<ParseResult, HttpClient, CancellationToken, Task<int>> run, CancellationToken stop)
    {
        var error = parsed.InvocationConfiguration.Error;
        var url = parsed.GetValue(_url)!;

        if ((parsed.GetValue(_key) ?? Environment.GetEnvironmentVariable(ManagementKeys.Variable)) is not { } key)
        {
            await error.WriteLineAsync($"A running server wants a management key: --key KEY, or set {ManagementKeys.Variable}.");
            return Misused;
        }

        if (!(Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var server) && server.Scheme is "http" or "https"))
        {
            await error.WriteLineAsync($"{url} is no address of a server; write it like http://127.0.0.1:5080.");
            return Misused;
        }

        try
        {
            using var client = new HttpClient { BaseAddress = server };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

            return await run(parsed, client, stop);
        }
        catch (HttpRequestException e)
        {
            await error.WriteLineAsync($"{url} could not be asked: {e.Message}");
            return Failed;
        }
    }
}
