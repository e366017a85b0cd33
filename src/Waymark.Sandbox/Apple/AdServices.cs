using System.Collections.Concurrent;
using System.Text;

namespace Waymark.Sandbox.Apple;

/// <summary>
/// Stands in for Apple's AdServices. The token says what it wants to hear: base64 of the JSON to answer with; <c>status-404</c> or
/// any other status; <c>late-2</c> followed by a dot and such a token, which is not known the first two times.
/// </summary>
static class AdServices
{
    public const string Path = "/apple/adservices/api/v1/";

    static readonly ConcurrentDictionary<string, int> AskedByToken = new(StringComparer.Ordinal);

    public static void MapAdServices(this IEndpointRouteBuilder routes) => routes.MapPost(Path, AnswerAsync);

    static async Task<IResult> AnswerAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) != true) return Results.StatusCode(StatusCodes.Status400BadRequest);

        using var reader = new StreamReader(request.Body);
        var token = await reader.ReadToEndAsync();
        var asked = AskedByToken.AddOrUpdate(token, 1, (_, times) => times + 1);

        if (token.StartsWith("late-", StringComparison.Ordinal) && token.Split('.', 2) is [var head, var rest])
        {
            if (int.TryParse(head["late-".Length..], out var times) && asked <= times) return Results.StatusCode(StatusCodes.Status404NotFound);
            token = rest;
        }

        if (token.StartsWith("status-", StringComparison.Ordinal) && int.TryParse(token["status-".Length..], out var status)) return Results.StatusCode(status);

        var json = new byte[token.Length];
        return Convert.TryFromBase64String(token, json, out var length)
            ? Results.Text(Encoding.UTF8.GetString(json, 0, length), "application/json")
            : Results.StatusCode(StatusCodes.Status400BadRequest);
    }
}
