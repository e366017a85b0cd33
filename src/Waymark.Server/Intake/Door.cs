using Microsoft.AspNetCore.Connections;
using Waymark.Storage;

namespace Waymark.Server.Intake;

/// <summary>Stands before every route: counts each request once, and turns whatever goes wrong into an answer.</summary>
sealed partial class Door(IntakeCounters counters, ILogger<Door> logger)
{
    /// <param name="path">The route as counters name it.</param>
    /// <param name="answer">Takes the request.</param>
    public RequestDelegate For(string path, Func<HttpContext, ValueTask<Answer>> answer) =>
        context => ServeAsync(context, path, answer);

    async Task ServeAsync(HttpContext context, string path, Func<HttpContext, ValueTask<Answer>> make)
    {
        Answer answer;

        try
        {
            answer = await make(context);
        }
        catch (JournalUnavailableException)
        {
            answer = Refusals.JournalUnavailable;
        }
        catch (Exception e) when (e is ConnectionResetException || context.RequestAborted.IsCancellationRequested)
        {
            counters.CountAborted(path);
            return;
        }
        catch (Exception e)
        {
            // Neither the exception's message nor the request goes to the log: both may name a person.
            RequestFailed(path, e.GetType().Name, e.StackTrace);
            answer = Refusals.Failed;
        }

        counters.Count(path, answer);
        await answer.SendAsync(context.Response);
    }

    [LoggerMessage(LogLevel.Error, "A request to {Path} failed with {Failure}{StackTrace}")]
    partial void RequestFailed(string path, string failure, string? stackTrace);
}
