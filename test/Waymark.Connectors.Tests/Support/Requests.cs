using System.IO.Compression;
using System.Text.Json;

namespace Waymark.Connectors.Tests.Support;

/// <summary>What a request says, however it travels.</summary>
static class Requests
{
    public static async Task<byte[]> BodyAsync(HttpRequestMessage request)
    {
        var body = await request.Content!.ReadAsByteArrayAsync();
        if (!request.Content.Headers.ContentEncoding.Contains("gzip")) return body;

        using var plain = new MemoryStream();
        await using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        await gzip.CopyToAsync(plain);
        return plain.ToArray();
    }

    public static async Task<JsonElement> JsonAsync(HttpRequestMessage request) => JsonElement.Parse(await BodyAsync(request));
}
