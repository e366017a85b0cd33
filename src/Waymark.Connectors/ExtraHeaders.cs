using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Waymark.Connectors;

/// <summary>Headers that an owner adds to every request: settings such as <c>header.Authorization</c>.</summary>
static partial class ExtraHeaders
{
    public const string Prefix = "header.";

    // They say what a message is made of, or are ours.
    static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Connection", "Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding", "Upgrade", "Expect", "TE", "Trailer",
        "Keep-Alive", "Proxy-Connection");

    public static IEnumerable<(string Name, string Value)> Of(IReadOnlyDictionary<string, string> settings) =>
        settings.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => (setting.Key[Prefix.Length..], setting.Value.Trim()));

    public static void AddTo(HttpRequestMessage request, IEnumerable<(string Name, string Value)> headers)
    {
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
    }

    public static IEnumerable<SettingProblem> Problems(IReadOnlyDictionary<string, string> settings) =>
        from header in Of(settings)
        let problem = Problem(header.Name, header.Value)
        where problem is not null
        select new SettingProblem($"settings[\"{Prefix}{header.Name}\"]", problem);

    public static string? Problem(string name, string value)
    {
        if (!HeaderName().IsMatch(name)) return "is no name of a header: letters, digits and hyphens";
        if (Reserved.Contains(name) || name.StartsWith("X-Waymark-", StringComparison.OrdinalIgnoreCase)) return "is set by the server itself; remove it";

        // What is not plain ASCII is refused or mangled on the way.
        return value.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 ? "may hold only plain characters, and no line breaks" : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex HeaderName();
}
