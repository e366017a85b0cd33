using System.Globalization;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Fraud.Reports;
using Waymark.Reports;
using Waymark.Skan.Values;
using Waymark.Server.Tests.Support;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Writing;

/// <summary>Whatever is asked and changed in whatever order: a batch decided while another is written answers as an ordinary one, and leaves the same.</summary>
public sealed class SameAnswersTests : IDisposable
{
    const string Other = "other";

    static readonly DateOnly Day = new(2026, 3, 1);

    readonly TemporaryFolder _folder = new();
    readonly HeldWriting _held = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Batches_written_behind_answer_as_ordinary_ones(int seed)
    {
        var random = new Random(seed);

        await using (var ordinary = SqliteState.Open(_folder["ordinary.db"], "j0urnal1"))
        await using (var behind = SqliteState.Open(_folder["behind.db"], "j0urnal1"))
        {
            var writing = _held.Over(behind);

            for (var position = 1; position <= 60; position++)
            {
                using var expected = ordinary.Begin();
                using var batch = writing.Begin();

                for (var step = random.Next(40); step > 0; step--)
                {
                    if (random.Next(20) == 0) _held.Release();
                    var (name, act, isAtOnce) = Act(random);
                    if (isAtOnce) _held.Release();

                    act(batch).ShouldBe(act(expected), $"seed {seed}, batch {position}: {name}");
                }

                if (random.Next(8) == 0) continue;

                _held.Release();
                expected.Commit(position);
                batch.Commit(position);
            }

            _held.Release();
            writing.Settle();
            behind.Processed.Value.ShouldBe(ordinary.Processed.Value);
        }

        Database.Dump(_folder["behind.db"]).Except(Database.Dump(_folder["ordinary.db"])).ShouldBeEmpty();
        Database.Dump(_folder["behind.db"]).Count.ShouldBe(Database.Dump(_folder["ordinary.db"]).Count);
    }

    public void Dispose()
    {
        _held.Dispose();
        _folder.Dispose();
    }

    // What is drawn is drawn before: both batches must do the very same.
    static (string Name, Func<IStateBatch, string> Do, bool IsAtOnce) Act(Random random)
    {
        var app = random.Next(5) == 0 ? Other : Some.App;
        var (one, another, number) = ($"i-{random.Next(4)}", $"u-{random.Next(3)}", random.Next(1_000));
        var at = Some.Noon.AddMinutes(random.Next(-300, 300)).AddTicks(random.Next(10_000));
        var (day, key) = (Day.AddDays(random.Next(-2, 1)), random.Next(3));
        var thing = Fingerprint.Of("thing", Some.Number(random.Next(12)));
        TimeSpan? within = random.Next(2) == 0 ? null : TimeSpan.FromMinutes(30);

        var (name, act, isAtOnce) = Drawn();
        return (name, batch => Met(batch, app, act), isAtOnce);

        (string Name, Func<IStateBatch, string> Do, bool IsAtOnce) Drawn() => random.Next(26) switch
        {
            0 or 1 => ("save install", Done(batch => batch.Save(Some.Install(one, app) with { AppVersion = Some.Number(number) })), false),
            2 or 3 => ("find install", batch => $"{batch.FindInstall(app, one)?.AppVersion}", false),
            4 => ("save user", Done(batch => batch.Save(Some.User(another, app) with { Name = Some.Number(number) })), false),
            5 => ("find user", batch => $"{batch.FindUser(app, another)?.Name}", false),
            6 or 7 => ("link", Done(batch => batch.Link(app, key, one, at)), false),
            8 or 9 => ("installs of", batch => string.Join(' ', batch.InstallsOf(app, key, at)), false),
            10 => ("claim", Done(batch => batch.Claim(app, another, one)), false),
            11 => ("install of click", batch => $"{batch.InstallOfClick(app, another)}", false),
            12 or 13 => ("remember", batch => $"{batch.Remember(app, thing, at, within)}", false),
            14 => ("remembered", batch => batch.Remembered(app, thing)?.ToString("O", CultureInfo.InvariantCulture) ?? "", false),
            15 or 16 => ("count trait", Done(batch => batch.CountTrait(app, "model", one, day)), false),
            17 => ("trait count", batch => Some.Number(batch.TraitCount(app, "model", one, day.AddDays(-1), day)), false),
            18 => ("count hour", batch => $"{batch.Sources.CountHour(app, another, at)}", false),
            19 => ("usual hour", batch => $"{batch.Sources.UsualHour(app, another, day.AddDays(1))}", false),
            20 or 21 => ("emit", batch => batch.Emit(Some.Event(app: app, installId: one, credit: Some.Credit(another))).Id, false),
            22 => ("add", Done(batch => batch.Add(new RollupKey(app, day, Measures.Events, one, "META", "", Platform.Android), new Figure(1, number))), false),
            23 => ("fraud", Done(batch => batch.Fraud.Add(new FraudFigureKey(app, day, "ctit_short", FraudLevel.Touch, FraudOutcome.Tagged, "META", "", "", ""), 1)), false),
            24 => ("earn", Done(batch => batch.Earn(new Earned(app, "c", Some.Noon, one), at)), false),
            _ => random.Next(9) switch
            {
                0 => ("users", batch => string.Join(' ', batch.Users(app, "", 9).Select(user => user.Name)), true),
                1 => ("link user", Done(batch => batch.LinkUser(app, key, another, at)), false),
                2 => ("users of", batch => string.Join(' ', batch.UsersOf(app, key)), true),
                3 => ("count feed", Done(batch => batch.CountFeed(app, "feed", "events", one, at)), false),
                4 => ("save progress", Done(batch => batch.Save(app, one, new ValueProgress { Schema = number })), false),
                5 => ("find progress", batch => $"{batch.FindValueProgress(app, one)?.Schema}", false),
                6 => ("count click", Done(batch => batch.CountClick(app, one, day)), false),
                7 => ("has links", batch => $"{batch.HasLinks(app)}", false),
                _ => ("payments", batch => Some.Number(batch.PaymentsById(app, "order-1").Count), true),
            },
        };
    }

    static string Met(IStateBatch batch, string app, Func<IStateBatch, string> act)
    {
        batch.Meet(app);
        return act(batch);
    }

    static Func<IStateBatch, string> Done(Action<IStateBatch> act) => batch =>
    {
        act(batch);
        return "";
    };
}
