using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Waymark.Sandbox.CleverTap.Calls;

/// <summary>What a caller sent.</summary>
abstract record Body
{
    public static readonly Answer MalformedRequest = Answer.Fail(400, "Malformed request");

    /// <summary>JSON, parsed.</summary>
    public sealed record Parsed(JsonElement Json) : Body;

    public sealed record Unusable(Answer Answer) : Body;

    public static async Task<Body> ReadAsync(HttpRequest request, int limit, CancellationToken stop)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(stop);

            if (read.Buffer.Length <= limit && !read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = read.Buffer.Length > limit
                ? new Unusable(Answer.Fail(413, $"The body is over {limit} bytes."))
                : Parse(read.Buffer);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return body;
        }
    }

    static Body Parse(ReadOnlySequence<byte> bytes)
    {
        var json = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        if (!Utf8.IsValid(json))
            return new Unusable(MalformedRequest);

        try
        {
            // Not pooled and never disposed: stored events keep pointing into it.
            return new Parsed(JsonElement.Parse(json));
        }
        catch (JsonException)
        {
            return new Unusable(MalformedRequest);
        }
    }
}
