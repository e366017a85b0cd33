using System.Globalization;
using System.IO.Compression;

namespace Waymark.Bench.Imports;

/// <summary>Writes a file as CleverTap exports one: a year of purchases in carts, each line another, of a fifth as many people.</summary>
static class ExportedFile
{
    const string Event = "Added To Cart";
    const int LinesPerPerson = 5;

    static readonly DateTime First = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    static readonly TimeSpan Span = TimeSpan.FromDays(365);

    public static async Task WriteAsync(string path, long lines, bool isPacked, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        await using Stream bytes = isPacked ? new GZipStream(file, CompressionLevel.Fastest) : file;
        await using var writer = new StreamWriter(bytes, bufferSize: 1 << 16);
        var people = Math.Max(1, lines / LinesPerPerson);

        await writer.WriteLineAsync(Event);

        for (var line = 0L; line < lines; line++)
        {
            stop.ThrowIfCancellationRequested();
            await writer.WriteLineAsync(Line(line, lines, person: line * 7_919 % people));
        }
    }

    static string Line(long line, long lines, long person) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"profile":{"objectId":"__g{{{person:x12}}}","platform":"{{{(person % 3 == 0 ? "iOS" : "Android")}}}","identity":"cust-{{{person}}}","name":"Nila {{{person}}}","email":"nila{{{person}}}@example.org","phone":{{{919_800_000_000 + person}}},"all_identities":["cust-{{{person}}}"]},"ts":{{{First + (Span * ((double)line / lines)):yyyyMMddHHmmss}}},"eventProps":{"Product":"Straßenschuh №{{{line % 5_000}}}","Price":{{{line % 500}}}.5,"Currency":"INR","Category":"shoes","Line":{{{line}}},"CT App Version":"5.{{{line % 20}}}","CT Source":"Mobile","CT Session Id":{{{1_735_689_600 + line}}}},"sessionProps":{"session_source":"Direct"},"deviceInfo":{"make":"Google","model":"Pixel 8","osVersion":"14"}}
        """);
}
