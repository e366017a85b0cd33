using System.Globalization;

namespace Waymark.Server.Api.Referrals;

/// <summary>Which part of a list is wanted.</summary>
sealed record PageText(int Skip, int Limit)
{
    const int Default = 50;

    /// <returns>What to skip next; null when the list ended.</returns>
    public int? Next(int found) => found == Limit ? Skip + Limit : null;

    /// <returns>What is wrong; null when nothing is.</returns>
    public static Problem? Read(string? skip, string? limit, int most, out PageText page)
    {
        page = new PageText(0, Default);
        if (!Number(limit, Default, 1, most, out var wanted)) return new Problem($"limit must be 1 to {most}.");
        if (!Number(skip, 0, 0, 1_000_000, out var left)) return new Problem("skip must be 0 to 1000000.");

        page = new PageText(left, wanted);
        return null;
    }

    public static bool Number(string? text, int otherwise, int least, int most, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }
}
