using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Calls;

/// <summary>One request as the log remembers it.</summary>
/// <param name="Status">Null when the connection ended without an answer.</param>
sealed record RequestEntry(DateTimeOffset At, string Method, string Path, int? Status, string? Remark)
{
    static readonly string[] Secrets = ["account_token", "account_passcode"];

    public long Number { get; init; }

    public string? Account { get; init; }

    public IReadOnlyList<Ruling> Rulings { get; init; } = [];

    public static RequestEntry Of(HttpContext http, DateTimeOffset at, int? status, string? remark) =>
        new(at, http.Request.Method, PathAndQuery(http.Request), status, remark);

    // The credentials of /attribution travel in the address and must not be shown again.
    static string PathAndQuery(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
            return request.Path;

        var shown = request.Query.Select(pair => $"{pair.Key}={(Secrets.Contains(pair.Key) ? "***" : pair.Value)}");
        return $"{request.Path}?{string.Join('&', shown)}";
    }
}
