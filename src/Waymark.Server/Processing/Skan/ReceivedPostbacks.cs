using System.Text;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Skan;
using Waymark.Storage;

namespace Waymark.Server.Processing.Skan;

/// <summary>A postback of Apple's: kept whatever it is worth, counted once when Apple signed it.</summary>
static class ReceivedPostbacks
{
    public static bool IsOne(Fact fact) => fact.Kind is FactKind.SkAdNetworkPostback or FactKind.AdAttributionKitPostback;

    /// <summary>Also for postbacks of no app that is configured.</summary>
    public static void Apply(Fact fact, Configuration configuration, IStateBatch state, Drops drops)
    {
        var protocol = fact.Kind == FactKind.SkAdNetworkPostback ? PostbackProtocol.SkAdNetwork : PostbackProtocol.AdAttributionKit;
        var (app, reading) = Postbacks.Read(configuration, protocol, fact.Body);

        if (reading is null)
        {
            drops.Add("not_an_object");
            return;
        }

        var received = new ReceivedPostback
        {
            App = fact.App,
            Position = fact.Position,
            At = fact.ReceivedAt,
            Address = fact.Address?.ToString(),
            Protocol = protocol,
            Verdict = reading.Verdict,
            Problem = reading.Problem,
            Postback = reading.Postback,
            Body = Encoding.UTF8.GetString(fact.Body.Span),
        };

        if (received.Identity is { } identity && state.FirstPostback(fact.App, identity) is { } first)
            received = received with { Verdict = PostbackVerdict.Duplicate, Problem = FormattableString.Invariant($"The postback of fact {first} came before it.") };

        state.Save(received);
        if (app is not null) Count(app, received, state);
    }

    static void Count(App app, ReceivedPostback received, IStateBatch state)
    {
        var counts = received.Verdict == PostbackVerdict.Valid || (received.Verdict == PostbackVerdict.Development && app.Skan.AcceptDevelopment);
        if (!counts || received.Postback is not { } said) return;

        var day = AppCalendar.DayOf(app, received.At);
        var campaign = said.SourceIdentifier ?? FormattableString.Invariant($"{said.CampaignId}");

        foreach (var (measure, name) in PostbackFigures.Of(said))
            state.Add(new RollupKey(app.Id, day, measure, name, said.Network.ToLowerInvariant(), campaign, Platform.Ios), new Figure(1, 0));
    }
}
