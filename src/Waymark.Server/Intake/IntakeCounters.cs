using System.Diagnostics.Metrics;

namespace Waymark.Server.Intake;

/// <summary>Counts what came in and what became of it; a refusal always has a reason.</summary>
sealed class IntakeCounters
{
    public const string MeterName = "Waymark";

    readonly Counter<long> _requests;

    public IntakeCounters(IMeterFactory meters) =>
        _requests = meters.Create(MeterName).CreateCounter<long>(
            "waymark.intake.requests", "{request}", "Requests of devices, web pages and feeds, by path, outcome and reason.");

    public void Count(string path, Answer answer)
    {
        if (!_requests.Enabled) return;

        if (answer.Refusal is { } reason)
            _requests.Add(1, new("path", path), new("outcome", "refused"), new("reason", reason));
        else
            _requests.Add(1, new("path", path), new KeyValuePair<string, object?>("outcome", "accepted"));
    }

    public void CountAborted(string path) =>
        _requests.Add(1, new("path", path), new KeyValuePair<string, object?>("outcome", "aborted"));
}
