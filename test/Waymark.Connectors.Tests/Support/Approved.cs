using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Waymark.Connectors.Tests.Support;

/// <summary>Compares a request with the approved one beside the test. Set WAYMARK_APPROVE=1 to write the files anew, and review the diff.</summary>
static partial class Approved
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task MatchesAsync(string name, IEnumerable<HttpRequestMessage> requests, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "Approved");
        var approved = Path.Combine(folder, $"{name}.approved.txt");
        var received = Path.Combine(folder, $"{name}.received.txt");
        var texts = new List<string>();

        foreach (var request in requests)
            texts.Add(await ReadAsync(request));

        var text = string.Join("\n\n", texts) + "\n";

        if (Environment.GetEnvironmentVariable("WAYMARK_APPROVE") == "1")
            await File.WriteAllTextAsync(approved, text);

        var expected = File.Exists(approved) ? await File.ReadAllTextAsync(approved) : "";

        if (expected == text)
            File.Delete(received);
        else
            await File.WriteAllTextAsync(received, text);

        text.ShouldBe(expected);
    }

    static async Task<string> ReadAsync(HttpRequestMessage request)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append(' ').Append(Secrets().Replace(request.RequestUri!.OriginalString, "$1***")).Append('\n');
        AppendHeaders(text, request.Headers);

        if (request.Content is { } content)
        {
            AppendHeaders(text, content.Headers);
            var body = Encoding.UTF8.GetString(await Requests.BodyAsync(request));
            text.Append('\n').Append(IsJson(content) ? Indent(body) : body);
        }

        return text.ToString().TrimEnd().ReplaceLineEndings("\n");
    }

    static bool IsJson(HttpContent content) => content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) ?? true;

    static string Indent(string json)
    {
        using var body = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(body, Indented);
    }

    static void AppendHeaders(StringBuilder text, HttpHeaders headers)
    {
        foreach (var (name, values) in headers.Where(header => header.Key != "Content-Length"))
            text.Append(name).Append(": ").Append(name.Contains("Passcode", StringComparison.Ordinal) ? "***" : string.Join(", ", values)).Append('\n');
    }

    [GeneratedRegex("((?:account_token|account_passcode)=)[^&]*")]
    private static partial Regex Secrets();
}
