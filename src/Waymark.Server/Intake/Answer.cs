using System.Globalization;
using System.IO.Pipelines;

namespace Waymark.Server.Intake;

/// <summary>What a phone or a page hears: always a JSON object with a numeric status, because old clients look only there.</summary>
sealed record Answer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Why nothing was taken, as the counters name it; null when the request was accepted.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whole seconds after which the same request may succeed.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The envelope of an answer that never changes, built once.</summary>
    /// <param name="status">The HTTP status; the body repeats it.</param>
    /// <param name="message">A sentence for the developer who reads it.</param>
    /// <param name="data">JSON text.</param>
    public static Answer Fixed(int status, string message, string data = "null") =>
        new(status, JsonBody.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("msg"u8, message);
            json.WriteNumber("status"u8, status);
            json.WritePropertyName("data"u8);
            json.WriteRawValue(data);
            json.WriteEndObject();
        }));

    /// <summary>Sends it: head and body in one write, which costs less than leaving the body for the server to flush.</summary>
    public ValueTask<FlushResult> SendAsync(HttpResponse response)
    {
        response.StatusCode = Status;

        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

        if (Body.IsEmpty) return default;

        response.ContentLength = Body.Length;

        // The charset is there for Dart's http package, which otherwise reads the body as Latin-1.
        response.ContentType = "application/json; charset=utf-8";

        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? default : response.BodyWriter.WriteAsync(Body);
    }
}
