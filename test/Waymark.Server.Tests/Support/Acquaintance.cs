using System.Text.Json;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Rewards;
using Waymark.Server.Processing;
using Waymark.Server.Processing.Reading;
using Case = Waymark.Server.Processing.Case;

namespace Waymark.Server.Tests.Support;

/// <summary>People who know each other, for tests about flows and rewards.</summary>
static class Acquaintance
{
    public static readonly Person Anna = Person.User("anna"), Ben = Person.User("ben"), Carol = Person.User("carol");

    /// <summary>An app with flows, as an owner would write them.</summary>
    public static App With(string flows = "[]", string rewards = "[]") => Some.App() with
    {
        Flows = JsonSerializer.Deserialize<IReadOnlyList<Flow>>(flows, DocumentJson.Typed)!,
        Rewards = JsonSerializer.Deserialize<IReadOnlyList<RewardRule>>(rewards, DocumentJson.Typed)!,
    };

    /// <summary>Somebody came through somebody's invite.</summary>
    public static void Invited(
        this ProcessingApplication app, Person referrer, Person referred, long referral = 0, FraudStatus status = default, string @event = Relation.AppInstall, Func<Referral, Referral>? change = null)
    {
        using var batch = app.State.Begin();

        if (referral > 0)
        {
            var came = new Referral
            {
                App = app.App, Id = referral, Occasion = Occasion.AppInstall, At = app.Now, Link = $"t{referral}", Channel = "whatsapp",
                Referrer = referrer, Referred = referred, Status = status, Match = "link", IsGuaranteedMatch = true, ClickAt = app.Now.AddMinutes(-1),
            };
            batch.Save(change?.Invoke(came) ?? came);
        }

        batch.Save(new Relation { App = app.App, Referred = referred, Referrer = referrer, Event = @event, At = app.Now, Referral = referral > 0 ? referral : null });
        batch.Commit(app.State.Processed.Value);
    }

    public static void Befriended(this ProcessingApplication app, Person one, Person other)
    {
        using var batch = app.State.Begin();
        batch.Community.Befriend(app.App, one, other, app.Now);
        batch.Commit(app.State.Processed.Value);
    }

    /// <summary>A review has changed a referral; what tells of it comes by an event of the kind.</summary>
    public static void Reviewed(this ProcessingApplication app, long referral, FraudStatus status)
    {
        using var batch = app.State.Begin();
        batch.Save(batch.FindReferral(app.App, referral)! with { Status = status });
        batch.Commit(app.State.Processed.Value);
    }

    /// <summary>Has something happen that no fact says.</summary>
    public static void Do(this ProcessingApplication app, App owner, Action<Case> act)
    {
        using var batch = app.State.Begin();
        var fact = new Fact { Position = app.State.Processed.Value, Kind = FactKind.ReferralReview, App = app.App, ReceivedAt = app.Now, Body = default };
        act(new Case(new Said(fact, owner), owner, batch, app.Touches, new Drops(), new Unconverted()));
        batch.Commit(app.State.Processed.Value);
    }

    public static void SignsUp(this ProcessingApplication app, string user, string? install = null) =>
        app.Say(FactKind.Signup, new { install_instance_id = install, user_data = new { id = user, name = user } });

    public static void Does(this ProcessingApplication app, string user, string name, object? values = null) =>
        app.SayAsServer(FactKind.Event, new { user_id = user, event_name = name, event_data = values });

    public static void Tick(this ProcessingApplication app, int part = 0)
    {
        var hour = new DateTimeOffset(app.Now.Ticks - (app.Now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        app.SayRaw(FactKind.Tick, System.Text.Encoding.UTF8.GetString(new Tick(hour, part).Write()), address: null);
    }

    /// <summary>Events that flows and rewards made: the name, for whom, and the attributes.</summary>
    public static IEnumerable<string> Told(this ProcessingApplication app) => app.Stream
        .Where(happened => happened.Kind is EventKind.Referral or EventKind.Reward or EventKind.Flow)
        .Select(happened => $"{happened.Name} {happened.UserId ?? happened.InstallId}");

    public static JsonElement ValuesOf(this ProcessingApplication app, string name) => JsonElement.Parse(app.Stream.Last(happened => happened.Name == name).Values.Span);

    /// <summary>The run log, oldest first: what was done for whom, or the reason why not.</summary>
    public static IEnumerable<string> Runs(this ProcessingApplication app, string? flow = null) => app.State.Flows.Runs(app.App, flow, null, long.MaxValue, 1_000)
        .Reverse()
        .Select(run => $"{run.Flow} {run.Person.UserId} {run.Reason ?? $"done for {run.Target?.UserId}"}");

    /// <summary>Rewards, oldest first.</summary>
    public static IReadOnlyList<Reward> Rewards(this ProcessingApplication app) =>
        [.. app.State.Rewards.Page(app.App, new(), null, 1_000).OrderBy(reward => reward.EarnedAt).ThenBy(reward => reward.Id, StringComparer.Ordinal)];

    public static IEnumerable<string> States(this ProcessingApplication app) =>
        app.Rewards().Select(reward => $"{reward.Share} {reward.Recipient.UserId} {reward.Amount} {reward.State} {reward.Reason}");
}
