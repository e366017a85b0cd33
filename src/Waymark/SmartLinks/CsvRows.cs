using System.Text;

namespace Waymark.SmartLinks;

/// <summary>Reads comma-separated values (RFC 4180): quoted cells may hold commas, quotes and line breaks.</summary>
static class CsvRows
{
    public static IEnumerable<IReadOnlyList<string>> Read(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (isQuoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else isQuoted = false;
                continue;
            }

            switch (c)
            {
                case '"' when cell.Length == 0:
                    isQuoted = true;
                    break;
                case ',':
                    Take();
                    break;
                case '\n':
                    Take();
                    if (cells.Any(one => one.Length > 0)) yield return cells;
                    cells = [];
                    break;
                case '\r':
                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        Take();
        if (cells.Any(one => one.Length > 0)) yield return cells;

        void Take()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
