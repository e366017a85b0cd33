using System.Text.Json;

namespace Waymark.Server.Tests.Support;

/// <summary>What a client heard.</summary>
sealed record Reply(int Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The status that old clients look at.</summary>
    public int StatusInBody => Body.GetProperty("status").GetInt32();

    public string? Message => Body.GetProperty("msg").GetString();

    public JsonElement Answered => Body.GetProperty("data");

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text), headers);
    }
}
