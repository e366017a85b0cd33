using System.Text;
using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Touches;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Integrations;

/// <summary>One integration, one event, and the question whether the partner hears of it.</summary>
public abstract class PostbackQuestion
{
    protected static readonly DateTimeOffset Installed = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected static readonly Credit Meta = new() { Source = "META", Campaign = "Summer_Sale", TouchId = "t-1" };

    protected static readonly Recipient Tool = new("partner", PartnerClass.Analytics, ["PARTNER"], HasCredentials: true);

    protected static readonly Recipient Network = Tool with { Class = PartnerClass.AdNetwork };

    protected static readonly Integration Everything = new()
    {
        Id = "p",
        Partner = "partner",
        Active = true,
        Events = [new EventMapping { Event = "buy", As = "Bought" }, new EventMapping { Event = "secret", Users = Audience.Off }, new EventMapping { Event = "*" }],
    };

    protected static readonly Subject Somebody = new(Install(), null);

    protected static Install Install() => new() { App = "shop", Id = "i-1", FirstSeenAt = Installed, OpenedAt = Installed, Verdict = Verdict(Installed) };

    protected static Verdict Verdict(DateTimeOffset at) => new()
    {
        Conversion = Conversion.Install, MatchType = MatchType.InstallReferrer, Credit = Meta, At = at, Fact = 1, ConfigurationVersion = 1,
    };

    protected static Integration WithRow(EventMapping row) => Everything with { Events = [row] };

    protected static PostbackDecision.Skip Skip(string reason) => new(reason);

    protected static PostbackInquiry Inquiry(
        Integration integration, StreamEvent happened, Recipient? recipient = null, Subject? subject = null,
        bool hasWaited = false, bool isDuplicate = false, Func<string, Touch?>? touch = null) =>
        new(integration, recipient ?? Tool, happened, _ => subject ?? Somebody)
        {
            HasWaitedLongEnough = hasWaited, IsDuplicate = isDuplicate, FindTouch = touch ?? (_ => null),
        };

    protected static PostbackDecision Judge(Integration integration, StreamEvent happened, Recipient? recipient = null, Subject? subject = null) =>
        PostbackDecision.Judge(Inquiry(integration, happened, recipient, subject));

    protected static string? Reason(Integration integration, EventKind kind) => Reason(integration, Happened(kind));

    protected static string? Reason(Integration integration, StreamEvent happened, Subject? subject = null, Recipient? recipient = null) =>
        (Judge(integration, happened, recipient, subject) as PostbackDecision.Skip)?.Reason;

    protected static StreamEvent Buy(string values = "{}") => Happened(EventKind.InApp, "buy") with { Values = Encoding.UTF8.GetBytes(values) };

    protected static StreamEvent Happened(EventKind kind, string? name = null, Credit? credit = null) => new()
    {
        Position = 1,
        Id = "e",
        App = "shop",
        Lane = 0,
        Kind = kind,
        Name = name ?? EventNames.Of(kind),
        At = Installed.AddHours(1),
        Fact = 1,
        Platform = Platform.Ios,
        Credit = credit ?? Credit.Organic,
    };
}
