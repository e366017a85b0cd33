namespace Waymark.Connectors.Template;

/// <summary>Checks where a template leads: nothing that happens in an app may choose the host.</summary>
static class TemplateAddress
{
    /// <param name="template">The address with its macros.</param>
    /// <param name="isAddress">Settings that hold a whole address, with which a pack's template may begin.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static string? Problem(string template, Func<string, bool> isAddress)
    {
        if (LeadingSetting(template) is { } setting && isAddress(setting))
            return template[(setting.Length + 2)..] is ['/' or '?' or '#', ..] or "" ? null : $"after {{{setting}}} there must be a / or a ?";

        var start = template.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : template.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (start == 0) return "must be a whole http or https address";

        var end = template.AsSpan(start).IndexOfAny("/?#\\");
        var authority = end < 0 ? template : template[..(start + end)];

        if (authority.Contains('{', StringComparison.Ordinal)) return "must name its host: a macro may stand only after it";

        return WebAddress.Read(authority) is null ? "must be a whole http or https address without a user name" : null;
    }

    /// <returns>What is wrong with the address that a setting holds, or null.</returns>
    public static string? ProblemOfSetting(string value) =>
        WebAddress.Read(value) is not { } address || value.Contains('{', StringComparison.Ordinal) ? "must be a whole http or https address"
        : address.Query.Length > 0 || address.Fragment.Length > 0 ? "must end before the question mark; the parameters are added"
        : null;

    public static string? LeadingSetting(string template) =>
        template.StartsWith('{') && template.IndexOf('}', StringComparison.Ordinal) is > 1 and var end ? template[1..end] : null;
}
