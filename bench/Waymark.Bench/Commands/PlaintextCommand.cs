using System.CommandLine;

namespace Waymark.Bench.Commands;

/// <summary>The bare handler everything is compared with: the least a .NET web server can do for the same requests.</summary>
static class PlaintextCommand
{
    static readonly byte[] Ok = "ok"u8.ToArray();

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Required = true, Description = "Where to listen." };

        var command = new Command("plaintext", "Serves the bare handler: POST answers ok, GET redirects.") { urls };
        command.SetAction((parse, stop) => ServeAsync(parse.GetRequiredValue(urls), stop));
        return command;
    }

    static async Task<int> ServeAsync(string urls, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);

        await using var app = builder.Build();
        app.Run(AnswerAsync);
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
}
