using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Api;

using Imported = Results<Ok<RateImport>, Accepted<RateImport>, BadRequest<Problem>, JsonHttpResult<Problem>>;

/// <summary>The daily rates that amounts are told in US dollars by.</summary>
static class ExchangeRateEndpoints
{
    const int LongestFile = 16 * 1024 * 1024;
    const int MostDays = 366;

    public static void MapExchangeRates(this IEndpointRouteBuilder routes)
    {
        var rates = routes.MapGroup("/exchange-rates").WithTags("Exchange rates");

        rates.MapGet("/", Read).WithName("ReadExchangeRates").WithSummary("Units of each currency for a euro, day by day, the latest first");
        rates.MapPost("/", Import).Accepts<string>("text/csv", "application/xml", "*/*")
            .WithName("ImportExchangeRates").WithSummary("Takes the European Central Bank's file of rates, CSV or XML; for what happens from now on");
    }

    /// <param name="state">Where they are kept.</param>
    /// <param name="clock">What today is.</param>
    /// <param name="from">The first day; a week before the last when absent.</param>
    /// <param name="to">The last day; today when absent.</param>
    static Results<Ok<RateList>, BadRequest<Problem>> Read(IState state, TimeProvider clock, DateOnly? from = null, DateOnly? to = null)
    {
        var last = to ?? AppCalendar.UtcDay(clock.GetUtcNow());
        var first = from ?? UsDollars.EarliestFor(last);

        if (first > last) return TypedResults.BadRequest(new Problem("from must not be after to."));
        if (last.DayNumber - first.DayNumber >= MostDays) return TypedResults.BadRequest(new Problem($"At most {MostDays} days at once."));

        return TypedResults.Ok(new RateList(state.Rates(first, last)));
    }

    static async Task<Imported> Import(
        HttpRequest request, [FromServices] OwnersWord word, CancellationToken stop)
    {
        using var body = await RequestBody.ReadAsync(request, LongestFile, stop);

        if (body.Refusal is not null)
            return TypedResults.BadRequest(new Problem($"The file is longer than {LongestFile / 1024 / 1024} MB, or ended early. Nothing was imported."));

        // Understood before it is stored: a fact is for ever, and half a file would be worse than none.
        return RateFile.Read(body.Bytes) switch
        {
            RateFile.Understood file => await TellAsync(RateImport.Of(file), body.Bytes, request, word, stop),
            RateFile.Refused refused => TypedResults.BadRequest(new Problem($"Line {refused.Line}: {refused.Problem} Nothing was imported.")),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no file of rates."),
        };
    }

    static async Task<Imported> TellAsync(RateImport import, ReadOnlyMemory<byte> file, HttpRequest request, OwnersWord word, CancellationToken stop) =>
        await word.TellAsync(FactKind.ExchangeRates, app: "", file, stop) switch
        {
            OwnersWord.Outcome.Applied => TypedResults.Ok(import),
            OwnersWord.Outcome.Stored => TypedResults.Accepted(request.Path.Value, import),
            _ => TypedResults.Json(new Problem(OwnersWord.Busy), statusCode: StatusCodes.Status503ServiceUnavailable),
        };
}

/// <summary>Some days' rates.</summary>
public sealed record RateList(IReadOnlyList<DailyRates> Rates);

/// <summary>What was in a file of rates.</summary>
public sealed record RateImport(int Days, DateOnly From, DateOnly To, IReadOnlyList<string> Currencies)
{
    public static RateImport Of(RateFile.Understood file) => new(
        file.Days.Count,
        file.Days[0].Day,
        file.Days[^1].Day,
        [.. file.Days.SelectMany(day => day.PerEuro.Keys).Distinct().Order(StringComparer.Ordinal)]);
}
