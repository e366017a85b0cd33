namespace Waymark.Server.Api.Referrals;

/// <summary>Reads a word of a closed list from a query.</summary>
static class Named
{
    /// <returns>False when it is none of the list; true, and null, when nothing was said.</returns>
    public static bool Read<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = Enum.GetValues<T>().Cast<T?>().FirstOrDefault(one => Name(one!.Value).Equals(text, StringComparison.OrdinalIgnoreCase));
        return value is not null || string.IsNullOrEmpty(text);
    }

    public static Problem Wrong<T>(string parameter)
        where T : struct, Enum => new($"{parameter} must be one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}.");

    static string Name<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
