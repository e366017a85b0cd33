using System.Text.Json;
using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>Judges one record of an upload by its content alone, stopping at the first problem.</summary>
static class RecordChecks
{
    public const int MostRecords = 1000;
    public const int MostTokens = 100;

    /// <param name="now">Epoch seconds, for a record that does not say when.</param>
    public static Ruling Judge(int number, JsonElement raw, AccountSettings rules, long now) =>
        raw.Text("type") switch
        {
            "event" => EventChecks.Judge(number, raw, rules, now),
            "profile" => ProfileChecks.Judge(number, raw, rules),
            "token" => TokenChecks.Judge(number, raw),
            _ => new Ruling.Refused(number, Refusal.UnknownType, raw),
        };
}
