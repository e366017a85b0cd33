using System.Text.Encodings.Web;
using System.Text.Json;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Calls;

/// <summary>What goes back to the caller, and what the request log says about it.</summary>
sealed record Answer(int Status, ReadOnlyMemory<byte> Body)
{
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly Answer Empty = new(StatusCodes.Status200OK, ReadOnlyMemory<byte>.Empty);

    public static readonly Answer Success = Ok(new { status = "success" });

    public IReadOnlyList<Ruling> Rulings { get; init; } = [];

    public string? Remark { get; init; }

    public static Answer Ok(object body) =>
        new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(body, Json));

    /// <param name="code">CleverTap's code when it is not the HTTP status.</param>
    public static Answer Fail(int status, string error, int? code = null) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(new { status = "fail", error, code = code ?? status }, Json))
        {
            Remark = error,
        };

    public async Task SendAsync(HttpContext http, int? retryAfter)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json;charset=utf-8";
        http.Response.ContentLength = Body.Length;

        if (retryAfter is { } seconds && Status is 429 or 503)
            http.Response.Headers.RetryAfter = $"{seconds}";

        await http.Response.Body.WriteAsync(Body);
    }
}
