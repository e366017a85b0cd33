using System.Globalization;
using System.Text.Json;
using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>Which page of a list is wanted.</summary>
/// <param name="Page">1 for the first.</param>
/// <param name="Limit">How many on a page.</param>
readonly record struct Paging(int Page, int Limit)
{
    public long Skip => (Page - 1L) * Limit;

    /// <returns>What is wrong with the query; null when nothing is.</returns>
    public static Answer? Read(ServerCall call, int usual, int most, out Paging paging)
    {
        paging = default;
        var (page, limit) = (call.Query("page"), call.Query("limit"));

        if (Number(page, 1) is not (>= 1 and var number))
            return ServerRefusals.Refuse(422, "page_invalid", $"Invalid page number '{page}'. Page must be a positive integer.");
        if (Number(limit, usual) is not (>= 1 and var size))
            return ServerRefusals.Refuse(422, "limit_invalid", $"Invalid limit '{limit}'. Limit must be between 1 and {most}.");
        if (size > most)
            return ServerRefusals.Refuse(422, "limit_too_large", $"Limit {size} exceeds maximum allowed value of {most}.");

        paging = new Paging(number, size);
        return null;
    }

    public long PagesOf(long total) => (total + Limit - 1) / Limit;

    public void Write(Utf8JsonWriter json, long total)
    {
        json.WriteStartObject("pagination"u8);
        json.WriteNumber("total"u8, total);
        json.WriteNumber("pages"u8, PagesOf(total));
        json.WriteNumber("page"u8, Page);
        json.WriteNumber("limit"u8, Limit);
        json.WriteEndObject();
    }

    static int? Number(string? text, int otherwise) => text is null
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
