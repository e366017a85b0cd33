using System.Text;

namespace Waymark.Connectors.Tests.Support;

/// <summary>The fullest call that a connector's limits allow, built, to be held against what the partner takes.</summary>
static class FullCalls
{
    // What the host reserves for brackets.
    const int Reserve = 64;

    /// <param name="connector">Whose limits and envelope are looked at.</param>
    /// <param name="like">Decides the route, and what kind of record is repeated.</param>
    /// <param name="recordBytes">About how large each record is made, with a parameter of blanks.</param>
    /// <param name="settings">May be part of every record.</param>
    /// <returns>How many records there are, and how many bytes the body has before compression.</returns>
    public static async Task<(int Records, int Bytes)> BuildAsync(
        IConnector connector, Parcel like, int recordBytes, IReadOnlyDictionary<string, string> settings)
    {
        var limits = connector.Limits(like.Route, settings);
        var padding = new string(' ', Math.Max(0, recordBytes - like.Body.Length));
        var record = like with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(like.Body.Span)[..^1] + padding + "}") };
        var count = Math.Min(limits.Records, (limits.Bytes - Reserve) / (record.Body.Length + 1));
        var request = connector.Build(like.Route, [.. Enumerable.Repeat(record, count)], settings);
        return (count, (await Requests.BodyAsync(request)).Length);
    }
}
