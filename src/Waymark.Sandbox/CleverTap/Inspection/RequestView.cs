using Waymark.Sandbox.CleverTap.Calls;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>One request with each record's verdict in words.</summary>
static class RequestView
{
    public static object Of(RequestEntry entry) => new
    {
        entry.Number,
        entry.At,
        entry.Account,
        entry.Method,
        entry.Path,
        entry.Status,
        entry.Remark,
        Records = entry.Rulings.Select(ruling => new { ruling.Number, Verdict = ruling.InWords() }),
    };
}
