using System.IO.Compression;
using System.Security.Cryptography;

namespace Waymark.Server.Web;

/// <summary>The file that web pages include to report visits and sign-ups.</summary>
static class PageScript
{
    public const string Path = "/web/waymark.js";

    static readonly byte[] Script = Read();
    static readonly byte[] Compressed = Compress(Script);
    static readonly string ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Script))[..16]}\"";

    public static void MapPageScript(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], SendAsync).ExcludeFromDescription();

    static async Task SendAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = ETag;
        response.Headers.CacheControl = "public, max-age=3600";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers["X-Content-Type-Options"] = "nosniff";

        // Pages of other origins include it: that is what it is for.
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";

        if (request.Headers.IfNoneMatch == ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var isCompressed = request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var body = isCompressed ? Compressed : Script;
        if (isCompressed) response.Headers.ContentEncoding = "gzip";

        response.ContentType = "text/javascript; charset=utf-8";
        response.ContentLength = body.Length;
        if (HttpMethods.IsGet(request.Method)) await response.Body.WriteAsync(body, context.RequestAborted);
    }

    static byte[] Read()
    {
        using var file = typeof(PageScript).Assembly.GetManifestResourceStream("waymark.js")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    static byte[] Compress(byte[] script)
    {
        using var bytes = new MemoryStream();

        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize))
            gzip.Write(script);

        return bytes.ToArray();
    }
}
