namespace Waymark.Apps.Documents;

/// <summary>Guesses what somebody meant to write.</summary>
public static class Spelling
{
    /// <returns>"did you mean …?" or, when nothing is near, the whole list.</returns>
    public static string Suggest(string written, IEnumerable<string> known)
    {
        var choices = known.ToList();

        if (Nearest(written, choices) is { } nearest)
            return $"did you mean \"{nearest}\"?";

        return choices.Count == 0 ? "nothing is known here" : $"known here: {string.Join(", ", choices)}";
    }

    /// <returns>The known word that is nearest, or null when none is near enough to be a slip.</returns>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        var (word, distance) = known
            .Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault(("", int.MaxValue));

        return distance <= Math.Max(1, word.Length / 3) ? word : null;
    }

    // Levenshtein, counting two swapped neighbours as one slip.
    static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];

        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
                table[i, j] = Cell(i, j);
        }

        return table[from.Length, to.Length];

        int Cell(int i, int j)
        {
            if (i == 0 || j == 0)
                return i + j;

            var best = Math.Min(
                Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));

            var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
        }
    }
}
