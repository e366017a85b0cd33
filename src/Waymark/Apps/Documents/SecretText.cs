using System.Text.RegularExpressions;

namespace Waymark.Apps.Documents;

/// <summary>The three ways to write a secret without its value: a mask, a placeholder in storage, a variable's name.</summary>
public static partial class SecretText
{
    /// <summary>What everybody sees in place of a stored secret; written back, it keeps what is stored.</summary>
    public const string Mask = "********";

    const string PlaceholderPrefix = "$secret:";

    /// <summary>Also true of <c>********#2</c>, which names the second key of a stored list.</summary>
    public static bool IsMask(string text) => MaskPattern().IsMatch(text);

    /// <returns>1 for <c>********#1</c>; null for a mask without number.</returns>
    public static int? MaskNumber(string text) =>
        MaskPattern().Match(text).Groups["number"] is { Success: true } number
            ? int.Parse(number.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    public static string Placeholder(string name) => PlaceholderPrefix + name;

    /// <returns>The secret's name when the text is a placeholder, else null.</returns>
    public static string? PlaceholderName(string text) =>
        text.StartsWith(PlaceholderPrefix, StringComparison.Ordinal) ? text[PlaceholderPrefix.Length..] : null;

    /// <returns>The variable's name when the text is <c>${NAME}</c>, else null.</returns>
    public static string? Variable(string text) =>
        VariablePattern().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"^\*{8}(#(?<number>[1-9][0-9]{0,3}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex MaskPattern();

    [GeneratedRegex(@"^\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}\z")]
    private static partial Regex VariablePattern();
}
