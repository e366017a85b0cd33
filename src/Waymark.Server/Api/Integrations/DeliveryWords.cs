using System.Globalization;
using System.Text;
using Waymark.Integrations;
using Waymark.Server.Delivery.Tracing;

namespace Waymark.Server.Api.Integrations;

/// <summary>Everything that is known of one delivery, in words.</summary>
static class DeliveryWords
{
    public static string Of(string integration, DeliveryView view)
    {
        var standing = view.Delivery;
        var words = new StringBuilder();

        words.Line($"{standing.Event} ({standing.EventId}) at {Time(standing.At)}, integration {integration}: {Standing(standing)}.");
        if (standing.Detail is { } detail) words.Line($"  {detail}");
        if (standing.DueAt is { } due) words.Line($"  Something is done about it by itself at {Time(due)}.");

        words.Line().Line("Checks");
        foreach (var check in view.Checks) words.Line(Check(check));

        words.Line().Line(view.Request.Outcome == Draft.Send
            ? "Request, as it would be composed now"
            : $"No request: {view.Request.Outcome}{(view.Request.Reason is { } why ? $", {why}" : "")}{(view.Request.Detail is { } more ? $". {more}" : "")}");
        foreach (var request in view.Request.Requests) Request(words, request);

        if (view.Attempts.Count > 0) words.Line().Line("Attempts");
        foreach (var attempt in view.Attempts) Attempt(words, attempt);

        foreach (var replay in view.Replays) words.Line().Line($"Replay {Number(replay.Run)}: {Standing(replay)}.");

        return words.ToString();
    }

    static string Standing(EventStanding standing) => standing.Reason is { } reason ? $"{standing.State}, {reason}" : standing.State;

    static string Check(PostbackStep check) =>
        $"{check.Number,3}. {(check.Passed ? "passed" : "FAILED")}  {check.Claim}{(check.Saw.Length > 0 ? $" [{check.Saw}]" : "")}{(check.Passed ? "" : $" → {check.Reason}")}";

    static void Request(StringBuilder words, RenderedRequest request)
    {
        words.Line($"  {request.Method} {request.Address}");
        foreach (var (name, value) in request.Headers) words.Line($"  {name}: {value}");
        if (request.Body.Length > 0) words.Line($"  {request.Body}");
    }

    static void Attempt(StringBuilder words, AttemptView attempt)
    {
        var call = attempt.Call;
        var run = call.Run == 0 ? "" : $", replay {Number(call.Run)}";
        var status = call.Status == 0 ? "no answer" : $"HTTP {Number(call.Status)}";
        words.Line($"{attempt.Number,3}. {Time(call.At)}: {status} in {call.Milliseconds.ToString(CultureInfo.InvariantCulture)} ms, with {Number(call.Events)} {(call.Events == 1 ? "event" : "events")}{run}{(attempt.Retry ? ", again" : "")}");
        if (call.Failure is { } failure) words.Line($"     {failure}");
        if (call.Answer is { } answer) words.Line($"     {answer}");
    }

    static StringBuilder Line(this StringBuilder words, string line = "") => words.Append(line).Append('\n');

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
