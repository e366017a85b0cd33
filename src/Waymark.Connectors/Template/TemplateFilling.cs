using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Waymark.Apps.Documents;

namespace Waymark.Connectors.Template;

/// <summary>Fills templates in. A known macro without a value becomes empty; text that is no macro is left alone.</summary>
static partial class TemplateFilling
{
    public static TemplateText Of(string contentType)
    {
        var type = contentType.Split(';')[0].Trim().ToLowerInvariant();
        return type.EndsWith("json", StringComparison.Ordinal) ? TemplateText.Json
            : type.EndsWith("xml", StringComparison.Ordinal) ? TemplateText.Xml
            : type == "application/x-www-form-urlencoded" ? TemplateText.Url
            : TemplateText.Plain;
    }

    /// <param name="template">What somebody wrote.</param>
    /// <param name="kind">What it becomes.</param>
    /// <param name="find">The macro's value and whether it is encoded already; null when there is no such macro.</param>
    public static string Fill(string template, TemplateText kind, Func<string, (string Value, bool IsEncoded)?> find)
    {
        var text = new StringBuilder(template.Length + 64);
        var (at, isQuoted) = (0, false);

        foreach (Match match in Macro().Matches(template))
        {
            if (find(match.Groups[1].Value) is not var (value, isEncoded)) continue;

            var before = template.AsSpan(at, match.Index - at);
            isQuoted = EndsQuoted(before, isQuoted);
            text.Append(before).Append(isEncoded ? value : Write(value, kind, isQuoted));
            at = match.Index + match.Length;
        }

        return text.Append(template.AsSpan(at)).ToString();
    }

    public static IEnumerable<string> MacrosOf(string template) => Macro().Matches(template).Select(match => match.Groups[1].Value);

    static string Write(string value, TemplateText kind, bool isQuoted) => kind switch
    {
        // A path of dots would lead somewhere else.
        TemplateText.Url => value is "." or ".." ? "" : Uri.EscapeDataString(value),
        TemplateText.Json => isQuoted ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value) : AsJson(value),
        TemplateText.Xml => SecurityElement.Escape(value),
        _ => value,
    };

    // Without quotes around it a macro stands for a whole JSON value.
    static string AsJson(string value)
    {
        if (value.Length == 0) return "null";

        try
        {
            using var _ = JsonDocument.Parse(value);
            return value;
        }
        catch (JsonException)
        {
            return JsonSerializer.Serialize(value, DocumentJson.Readable);
        }
    }

    static bool EndsQuoted(ReadOnlySpan<char> text, bool isQuoted)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') isQuoted = !isQuoted;
        }

        return isQuoted;
    }

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9_.-]*)\}")]
    private static partial Regex Macro();
}
