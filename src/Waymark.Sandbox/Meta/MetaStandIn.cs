using System.Text.Json;
using System.Text.RegularExpressions;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Meta;

/// <summary>Meta's Conversions API for one dataset: takes a call whole, or refuses it for its first bad event.</summary>
static partial class MetaStandIn
{
    public const string Token = "test-token";
    public const string Dataset = "1234567890";

    const int MostEvents = 1000;

    public static StandIn Entry { get; } = new(
        "meta",
        """
          POST /meta/VERSION/1234567890/events          test-token as Bearer or access_token
          GET  /meta/VERSION/1234567890                 the dataset's id
        """,
        Map)
    {
        BodyKept = 1024 * 1024,
    };

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        routes.MapPost("/{version}/{dataset}/events", http => desk.ReceiveAsync(http, request => Admit(http, request) ?? Take(request)));
        routes.MapGet("/{version}/{dataset}", http => desk.ReceiveAsync(http, request => Admit(http, request) ?? PartnerAnswer.Json(200, new { id = Dataset })));
    }

    /// <returns>Null when the caller may come in.</returns>
    static PartnerAnswer? Admit(HttpContext http, ReceivedRequest request) => http switch
    {
        _ when !Version().IsMatch($"{http.GetRouteValue("version")}") => Error(2635, null, "You are calling a deprecated version of the API"),
        _ when !Credentials(http, request).Contains(Token) => Error(190, null, "Invalid OAuth access token"),
        _ when $"{http.GetRouteValue("dataset")}" != Dataset => Error(100, 33, "Unsupported post request. Object does not exist or cannot be loaded"),
        _ => null,
    };

    static PartnerAnswer Take(ReceivedRequest request)
    {
        if (request.Json() is not { ValueKind: JsonValueKind.Object } body || body.List("data") is not { Count: > 0 } events)
            return Error(100, null, "Invalid parameter", "data is required");

        if (events.Count > MostEvents)
            return Error(100, null, "Invalid parameter", $"at most {MostEvents} events are allowed in data");

        foreach (var (index, one) in events.Index())
        {
            if (MetaEventChecks.Problem(one, request.At) is { } problem)
                return Error(100, problem.Subcode, "Invalid parameter", $"data[{index}]: {problem.Text}", problem.Title);
        }

        return PartnerAnswer.Json(200, new { events_received = events.Count, messages = Array.Empty<string>(), fbtrace_id = "Sandbox" });
    }

    static IEnumerable<string> Credentials(HttpContext http, ReceivedRequest request)
    {
        if (request.Header("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal))
            yield return header["Bearer ".Length..];

        yield return $"{http.Request.Query["access_token"]}";

        if (request.Json()?.Text("access_token") is { } inBody)
            yield return inBody;
    }

    static PartnerAnswer Error(int code, int? subcode, string message, string? forUser = null, string? title = null) =>
        PartnerAnswer.Json(400, new
        {
            error = new
            {
                message,
                type = "OAuthException",
                code,
                error_subcode = subcode,
                is_transient = false,
                error_user_title = title,
                error_user_msg = forUser,
                fbtrace_id = "Sandbox",
            },
        }) with
        {
            Remark = forUser ?? message,
        };

    [GeneratedRegex(@"^v\d+\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
