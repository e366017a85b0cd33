using Waymark.Reports;
using Waymark.Skan;
using Waymark.Skan.Values;

namespace Waymark.Server.Api.Skan;

/// <summary>One postback as received, and what was made of it.</summary>
/// <param name="Id">Its place in the journal.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Address">Who sent it.</param>
/// <param name="Verdict"><c>valid</c>, <c>duplicate</c>, <c>invalid_signature</c>, <c>malformed</c>, <c>unsupported_version</c> or <c>development</c>.</param>
/// <param name="Problem">Why it is not valid.</param>
/// <param name="Postback">What it says; believe it only where the verdict is valid.</param>
/// <param name="Body">As received.</param>
public sealed record PostbackView(string Id, DateTimeOffset ReceivedAt, string? Address, string Verdict, string? Problem, Postback? Postback, string Body)
{
    /// <summary>What it means; null for what Apple did not sign, or what did not win.</summary>
    public PostbackReadingView? Reading { get; init; }

    public static PostbackView Of(ReceivedPostback received, PostbackMeaning? meaning) => new(
        FormattableString.Invariant($"{received.Position}"), received.At, received.Address, PostbackVerdicts.NameOf(received.Verdict), received.Problem, received.Postback, received.Body)
    {
        Reading = meaning is not null && received is { Verdict: PostbackVerdict.Valid or PostbackVerdict.Development, Postback: { DidWin: true } said }
            ? PostbackReadingView.Of(said, received.At, meaning)
            : null,
    };
}

/// <summary>What a postback means: nothing here is Apple's word.</summary>
public sealed record PostbackReadingView
{
    /// <summary>The tier that it must have had at least, 0 to 3; null for old versions.</summary>
    public int? Tier { get; init; }

    /// <summary>The first day on which the install may have happened.</summary>
    public required DateOnly InstalledFrom { get; init; }

    /// <summary>The last such day.</summary>
    public required DateOnly InstalledTo { get; init; }

    /// <summary>The campaign that the configuration names for its source identifier.</summary>
    public string? CampaignId { get; init; }

    public string? CampaignName { get; init; }

    /// <summary>The version of the schema that was live then; null when none was, or it never gives this value.</summary>
    public int? Schema { get; init; }

    public string? Meaning { get; init; }

    /// <summary>The middle of the range, or the lower bound of an open one; null when the value tells no amount.</summary>
    public decimal? EstimatedRevenue { get; init; }

    public string? Currency { get; init; }

    /// <summary>The schema changed in the days on which the install may have happened.</summary>
    public bool IsUncertain { get; init; }

    public static PostbackReadingView Of(Postback said, DateTimeOffset at, PostbackMeaning meaning)
    {
        var figure = ValueFigure.Of(said);
        var received = new Period(at, at);
        var installed = meaning.InstalledWithin(received, figure.Window, figure.IsBeforeTiers);
        var read = figure.HasValue ? meaning.Read(received, figure.Window, figure.IsBeforeTiers, figure.Fine, figure.Coarse) : null;
        var identifier = said.SourceIdentifier ?? FormattableString.Invariant($"{said.CampaignId}");
        var campaign = meaning.App.Skan.Find(said.Network, identifier) is { } known ? meaning.App.FindCampaign(known.Campaign) : null;

        return new()
        {
            Tier = figure.Tier,
            InstalledFrom = AppCalendar.DayOf(meaning.App, installed.From),
            InstalledTo = AppCalendar.DayOf(meaning.App, installed.To),
            CampaignId = campaign?.Id,
            CampaignName = campaign?.Name,
            Schema = read?.Schema.Version,
            Meaning = read?.Meaning,
            EstimatedRevenue = read?.Amounts?.Estimate,
            Currency = read?.Amounts is null ? null : read.Schema.Currency,
            IsUncertain = read?.IsUncertain ?? false,
        };
    }
}
