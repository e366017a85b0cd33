using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Links;

namespace Waymark.SmartLinks;

/// <summary>Reads many links at once: from our own export, or from another product's list of tokens and targets.</summary>
public static class LinkRows
{
    /// <summary>The column that other products' lists have: where a link leads, be it in the app or on the web.</summary>
    public const string Target = "target";

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <returns>One object a line; null for a line that is none.</returns>
    public static IReadOnlyList<JsonObject?> FromLines(string text) =>
        [.. text.TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(Parse)];

    /// <returns>The items of an array, or of the array under <c>links</c>; null when there is neither.</returns>
    public static IReadOnlyList<JsonObject?>? FromJson(string text)
    {
        try
        {
            var root = JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: Strict);
            return (root as JsonArray ?? (root as JsonObject)?["links"] as JsonArray)?.Select(item => (item as JsonObject)?.DeepClone().AsObject()).ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first row names the fields; a dot leads into one: <c>title.de</c>, <c>data.product</c>. Empty cells are not set.</summary>
    public static IReadOnlyList<JsonObject?> FromCsv(string text)
    {
        var rows = CsvRows.Read(text.TrimStart('\uFEFF')).ToList();
        if (rows.Count == 0) return [];

        string[] columns = [.. rows[0].Select(name => name.Trim())];
        return [.. rows.Skip(1).Select(cells => RowOf(columns, cells))];
    }

    /// <summary>Puts another product's target where it belongs: into the app when it is the app's, else to the visitors' browsers.</summary>
    public static void Settle(JsonObject row, App app)
    {
        if (!row.Remove(Target, out var node) || node is not JsonValue value || !value.TryGetValue<string>(out var target) || target.Trim() is not { Length: > 0 } address) return;

        if (IsInApp(address, app))
        {
            row["deeplink"] ??= address;
            return;
        }

        row["fallbackUrl"] ??= address;
        row["desktopUrl"] ??= address;
    }

    static bool IsInApp(string address, App app) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (RedirectTargets.IsAppScheme(uri.Scheme, app) || app.Domains.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase));

    static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static JsonObject RowOf(string[] columns, IReadOnlyList<string> cells)
    {
        var row = new JsonObject();

        for (var i = 0; i < columns.Length && i < cells.Count; i++)
        {
            if (columns[i].Length > 0 && Harmless(cells[i].Trim()) is { Length: > 0 } cell) Put(row, columns[i], cell);
        }

        return row;
    }

    static void Put(JsonObject row, string column, string cell)
    {
        var dot = column.IndexOf('.', StringComparison.Ordinal);

        if (dot < 0)
        {
            // Our own export writes what has several values as one object.
            row[column] = cell[0] == '{' && Parse(cell) is { } several ? several : cell;
            return;
        }

        var (field, place) = (column[..dot], column[(dot + 1)..]);
        var inner = row[field] switch
        {
            JsonObject known => known,
            JsonValue plain => new JsonObject { [LinkReading.DefaultPlace] = plain.DeepClone() },
            _ => [],
        };
        inner[place] = cell;
        if (row[field] != inner) row[field] = inner;
    }

    // Spreadsheets are kept from reading a cell as a formula by an apostrophe.
    static string Harmless(string cell) => cell.Length > 1 && cell[0] == '\'' && "=+-@".Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;
}
