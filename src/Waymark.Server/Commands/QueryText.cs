namespace Waymark.Server.Commands;

/// <summary>Writes what follows the question mark of an address.</summary>
static class QueryText
{
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = "";

        foreach (var (name, value) in parts)
        {
            if (value is not null)
                query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
        }

        return query;
    }
}
