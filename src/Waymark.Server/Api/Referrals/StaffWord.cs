using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Intake;
using Waymark.Server.Intake.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

/// <summary>What staff say about people becomes a fact, and is answered with what was decided.</summary>
sealed class StaffWord(Rulings rulings, ICurrentConfiguration current)
{
    public const int LongestBody = 64 * 1024;

    static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 32 };

    /// <returns>The ruling, or why there is none.</returns>
    public async Task<(Ruling? Ruling, JsonHttpResult<Problem>? Trouble)> TellAsync<T>(FactKind kind, string app, T told, CancellationToken stop)
    {
        var fact = new FactDraft(
            kind, app, rulings.Now, null, SignatureState.Unchecked, current.Current.Version, new ReadOnlySequence<byte>(Told.Write(told)));

        try
        {
            return await rulings.AskAsync(fact, stop) is { Ruling: { } ruling } ? (ruling, null) : (null, Busy());
        }
        catch (JournalUnavailableException)
        {
            return (null, Busy());
        }
    }

    public App? Find(string app) => current.Current.AppById.GetValueOrDefault(app);

    /// <returns>The fields of a JSON object; where there is none, they hold the mistake.</returns>
    public static async Task<(Fields Fields, JsonElement Body)> ReadAsync(HttpRequest request, CancellationToken stop, int longest = LongestBody)
    {
        using var body = await RequestBody.ReadAsync(request, longest, stop);

        if (body.Refusal is null && Utf8.IsValid(body.Bytes.Span))
        {
            try
            {
                using var document = JsonDocument.Parse(LoneSurrogates.Replace(body.Bytes), Shallow);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                    return (new Fields(document.RootElement.Clone(), "", camelCase: true), document.RootElement.Clone());
            }
            catch (JsonException)
            {
                // Told below, as everything else that is no object.
            }
        }

        var none = new Fields(default);
        none.Fail("The body", $"must be a JSON object of {longest / 1024} KB at most");
        return (none, default);
    }

    /// <summary>Who says so, as the audit names it.</summary>
    public static string? By(HttpRequest request) => request.HttpContext.User.Identity?.Name;

    /// <summary>The server decodes a path, but for slashes; apps make ids of any letters.</summary>
    public static string Unescaped(string part) => part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    static JsonHttpResult<Problem> Busy() =>
        TypedResults.Json(new Problem("It could not be stored, or is not decided yet. Read before you try again."), statusCode: StatusCodes.Status503ServiceUnavailable);
}
