using System.CommandLine;
using System.Text.Json;

namespace Waymark.Bench.Commands;

/// <summary>The bare handler everything is compared with: the least a .NET web server can do for the same requests.</summary>
static class PlaintextCommand
{
    static readonly byte[] Ok = "ok"u8.ToArray();

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Required = true, Description = "Where to listen." };

        var parses = new Option<bool>("--parse") { Description = "Parse the body as JSON before answering 202, and keep nothing." };

        var command = new Command("plaintext", "Serves the bare handler: POST answers ok, GET redirects.") { urls, parses };
        command.SetAction((parse, stop) => ServeAsync(parse.GetRequiredValue(urls), parse.GetValue(parses) ? ParseAsync : AnswerAsync, stop));
        return command;
    }

    static async Task<int> ServeAsync(string urls, RequestDelegate answer, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);

        await using var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    static async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = "https://play.google.com/store/apps/details?id=com.example.shop";
            return;
        }

        var reader = context.Request.BodyReader;

        while (true)
        {
            var body = await reader.ReadAsync(context.RequestAborted);
            reader.AdvanceTo(body.Buffer.End);

            if (body.IsCompleted)
                break;
        }

        context.Response.ContentLength = Ok.Length;
        await context.Response.Body.WriteAsync(Ok, context.RequestAborted);
    }

    static async Task ParseAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            context.Response.StatusCode = document.RootElement.ValueKind == JsonValueKind.Undefined ? 400 : 202;
        }
    }
}
