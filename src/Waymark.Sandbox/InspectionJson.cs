using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waymark.Sandbox;

/// <summary>How the sandbox's own addresses read and write JSON.</summary>
static class InspectionJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static IResult Show(object body) => TypedResults.Json(body, Options);

    public static IResult Problem(int status, string? error) =>
        TypedResults.Json(new { Error = error ?? "The body must be a JSON object." }, Options, statusCode: status);

    /// <returns>What was sent, or null and what is wrong with it.</returns>
    public static async Task<(T? Sent, string? Problem)> ReadAsync<T>(HttpContext http, CancellationToken stop)
        where T : class
    {
        try
        {
            return (await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Options, stop), null);
        }
        catch (JsonException e)
        {
            return (null, JsonComplaint.InWords(e));
        }
    }
}
