using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Api.Links;

/// <summary>Many links at once: each row stands for itself, and what is good is kept whatever the others are.</summary>
sealed class LinkImport(LinkDesk desk, IState state)
{
    public async Task<(ImportReport Report, OwnersWord.Outcome Outcome)> RunAsync(
        App app, IReadOnlyList<JsonObject?> rows, bool replaces, bool isDryRun, string? by, CancellationToken stop)
    {
        var outcomes = new List<ImportRow>();
        var made = new List<SmartLink>();
        var changed = new List<SmartLink>();
        var (tokens, codes) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

        foreach (var (row, number) in rows.Select((row, index) => (row, index + 1)))
        {
            var (outcome, link) = Judge(app, row, number, replaces, by);

            if (link is not null && Twice(link, tokens, codes) is { } field)
                (outcome, link) = (new ImportRow(number, link.Token, ImportOutcome.Refused, [field]), null);

            outcomes.Add(outcome);
            if (link is not null) (outcome.Outcome == ImportOutcome.Created ? made : changed).Add(link);
        }

        var stored = OwnersWord.Outcome.Applied;

        if (!isDryRun)
        {
            if (made.Count > 0) stored = await desk.TellAsync(app, made, areNew: true, by, stop);
            if (changed.Count > 0 && stored != OwnersWord.Outcome.NotStored) stored = await desk.TellAsync(app, changed, areNew: false, by, stop);
        }

        return (ImportReport.Of(outcomes, isDryRun), stored);
    }

    (ImportRow Row, SmartLink? Link) Judge(App app, JsonObject? sent, int number, bool replaces, string? by)
    {
        if (sent is null) return (new ImportRow(number, null, ImportOutcome.Refused, [new FieldError("", "The row is no JSON object.")]), null);

        LinkRows.Settle(sent, app);

        // What has neither is a list of tokens from elsewhere; staff finds those by their token.
        if (sent["name"] is null && sent["sender"] is null && sent["kind"] is null && sent["token"] is JsonValue named) sent["name"] = named.DeepClone();

        if (TokenOf(sent) is { } token && state.FindLink(app.Id, token) is { } before)
        {
            if (!replaces) return (new ImportRow(number, token, ImportOutcome.Exists, []), null);

            sent["sender"] ??= LinkDesk.Document(before)["sender"]?.DeepClone();
            sent["code"] ??= before.Code;
            return desk.ReadChanged(sent, before, app, out var changed) is { Count: > 0 } problems
                ? (new ImportRow(number, token, ImportOutcome.Refused, problems), null)
                : (new ImportRow(number, token, ImportOutcome.Changed, []), changed);
        }

        return desk.ReadNew(sent, app, by, out var link) is { Count: > 0 } errors
            ? (new ImportRow(number, TokenOf(sent), ImportOutcome.Refused, errors), null)
            : (new ImportRow(number, link.Token, ImportOutcome.Created, []), link);
    }

    static FieldError? Twice(SmartLink link, HashSet<string> tokens, HashSet<string> codes)
    {
        if (!tokens.Add(link.Token)) return new FieldError("token", $"\"{link.Token}\" is in an earlier row, too");

        return link.Code is { } code && !codes.Add(code) ? new FieldError("code", $"\"{code}\" is in an earlier row, too") : null;
    }

    static string? TokenOf(JsonObject sent) => sent["token"] is JsonValue value && value.TryGetValue<string>(out var token) && token.Trim() is { Length: > 0 } one ? one : null;
}

/// <summary>What became of an import.</summary>
/// <param name="DryRun">Nothing was kept; this is what would have been.</param>
/// <param name="Created">How many links are new.</param>
/// <param name="Changed">How many were replaced.</param>
/// <param name="Exists">How many were there already and stay as they are.</param>
/// <param name="Refused">How many rows are no links that may be kept.</param>
/// <param name="Rows">Row by row, counted from 1 without the heading.</param>
public sealed record ImportReport(bool DryRun, int Created, int Changed, int Exists, int Refused, IReadOnlyList<ImportRow> Rows)
{
    public static ImportReport Of(IReadOnlyList<ImportRow> rows, bool isDryRun) =>
        new(isDryRun, Count(rows, ImportOutcome.Created), Count(rows, ImportOutcome.Changed), Count(rows, ImportOutcome.Exists), Count(rows, ImportOutcome.Refused), rows);

    static int Count(IReadOnlyList<ImportRow> rows, ImportOutcome outcome) => rows.Count(row => row.Outcome == outcome);
}

/// <summary>What became of one row.</summary>
public sealed record ImportRow(int Row, string? Token, ImportOutcome Outcome, IReadOnlyList<FieldError> Fields);

/// <summary>What became of a row of an import.</summary>
public enum ImportOutcome
{
    Created,
    Changed,

    /// <summary>Its token is a link's already, which stays as it is.</summary>
    Exists,

    Refused,
}
