using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Waymark.Facts;

namespace Waymark.Feeds;

/// <summary>One line of a file that CleverTap exports events into, found good. Keys that nobody knows are kept, and no reason to refuse.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="At">When it happened, to the second.</param>
/// <param name="Id">The same words about the same event have the same id, in whatever file they stand.</param>
public sealed record ExportLine(string Event, DateTimeOffset At, string Id)
{
    /// <summary>Bytes.</summary>
    public const int Longest = FeedLimits.LongestBatch;

    const int IdBytes = 16;

    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };
    static readonly string[] Objects = ["profile", "eventProps", "sessionProps"];

    /// <param name="line">Without what <see cref="Trim"/> takes away.</param>
    /// <param name="named">The event's name where the line has none: by the file's first line, or by whoever imports it.</param>
    /// <param name="zone">The project's time zone.</param>
    /// <param name="receivedAt">What is later than this is no history.</param>
    /// <param name="good">The line; null when it is refused.</param>
    /// <returns>Why it is refused; null when it is good.</returns>
    public static FeedProblem? Read(ReadOnlyMemory<byte> line, string? named, TimeZoneInfo zone, DateTimeOffset receivedAt, out ExportLine? good)
    {
        good = null;

        if (line.Length > Longest) return new("line_too_long", $"a line may have {Longest / 1024} KB");
        if (!Utf8.IsValid(line.Span)) return new("not_utf8", "the line is not valid UTF-8");

        try
        {
            using var document = Parse(line);
            return Read(document.RootElement, line.Span, named, zone, receivedAt, out good);
        }
        catch (JsonException)
        {
            return new("not_json", "the line is not valid JSON, or is nested too deeply");
        }
    }

    /// <returns>The line without blanks, line ends and a byte order mark around it.</returns>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) =>
        (line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line).Trim(" \t\r\n"u8);

    /// <summary>Throws JsonException.</summary>
    internal static JsonDocument Parse(ReadOnlyMemory<byte> line)
    {
        var document = JsonDocument.Parse(line, Strict);
        var repaired = LoneSurrogates.Replace(line);

        if (repaired.Equals(line)) return document;

        // Valid JSON, but no text: whoever read it as such would fail.
        document.Dispose();
        return JsonDocument.Parse(repaired, Strict);
    }

    static FeedProblem? Read(JsonElement root, ReadOnlySpan<byte> line, string? named, TimeZoneInfo zone, DateTimeOffset receivedAt, out ExportLine? good)
    {
        good = null;

        if (root.ValueKind != JsonValueKind.Object) return new("not_an_object", "the line must be a JSON object");

        foreach (var key in Objects)
        {
            if (WebhookProfile.Find(root, key) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
                return new($"{key}_not_an_object", $"{key} must be an object");
        }

        if ((WebhookProfile.Text(root, "eventName")?.Trim() ?? named) is not { Length: > 0 } name)
            return new("event_name_required", "neither the line nor the file's first line names the event");

        if (WebhookProfile.Text(root, "ts") is not { } told) return new("ts_required", "ts is required");
        if (ExportTime.Read(told.Trim(), zone) is not { } at) return new("ts_not_a_time", "ts must be a time such as 20260131235959");
        if (at - receivedAt > FeedLimits.Ahead) return new("ts_in_the_future", "ts is in the future: is the time zone the project's?");

        good = new ExportLine(name, at, IdOf(name, line));
        return null;
    }

    // Not of the time zone: who imports with a wrong one first must not have everything twice.
    static string IdOf(string name, ReadOnlySpan<byte> line)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData("\n"u8);
        hash.AppendData(line);

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..IdBytes]);
    }
}
