using System.Text.Json;
using System.Text.RegularExpressions;

namespace Waymark.Sandbox;

/// <summary>Says what is wrong with somebody's JSON without speaking of our types.</summary>
static partial class JsonComplaint
{
    public static string InWords(JsonException e) => TypeNames().Replace(e.Message, "");

    [GeneratedRegex(@" to any \.NET member contained in type '[^']*'| for type '[^']*'| to [A-Z][\w.+`\[\],]*(?=\. Path)")]
    private static partial Regex TypeNames();
}
