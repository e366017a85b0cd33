using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waymark.Sandbox.Inbox;

/// <summary>What a partner says to one request when nothing goes wrong on the way.</summary>
sealed record PartnerAnswer(int Status, string Body = "", string ContentType = "application/json")
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>For the inbox only: why the partner is not content.</summary>
    public string? Remark { get; init; }

    public static PartnerAnswer Json(int status, object body) => new(status, JsonSerializer.Serialize(body, Options));

    public async Task SendAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;

        foreach (var (name, value) in Headers)
            http.Response.Headers[name] = value;

        if (Body.Length == 0) return;

        http.Response.ContentType = ContentType;
        await http.Response.WriteAsync(Body);
    }
}
