using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>The writer's prepared statements and what it remembers between batches. Cleared when a batch is rolled back.</summary>
sealed class StateStatements(SqliteConnection writer, string journalId) : IDisposable
{
    readonly EntityReader _read = new(writer);
    readonly Recent<(int, string), Install> _installs = new(20_000);
    readonly Recent<(int, string), User> _users = new(10_000);
    readonly Recent<(int, Credit), long> _credits = new(20_000);
    readonly Dictionary<int, long> _lastCredit = [];

    readonly Statement _progress = new(writer, "select journal_position, stream_position from progress");
    readonly Statement _saveProgress = new(writer, "update progress set journal_position = ?1, stream_position = ?2");
    readonly Statement _saveInstall = new(writer, "insert into install (app, id, body) values (?1, ?2, ?3) on conflict do update set body = excluded.body");
    readonly Statement _saveUser = new(writer, "insert into user (app, id, body) values (?1, ?2, ?3) on conflict do update set body = excluded.body");
    readonly Statement _link = new(writer, "insert into device (app, key, install, at) values (?1, ?2, ?3, ?4) on conflict do update set at = max(at, excluded.at)");
    readonly Statement _installsOf = new(writer, "select install from device where app = ?1 and key = ?2 and at >= ?3 order by at desc, install limit 200");
    readonly Statement _seen = new(writer, "select at from seen where app = ?1 and high = ?2 and low = ?3");
    readonly Statement _remember = new(writer, "insert into seen (app, high, low, at) values (?1, ?2, ?3, ?4) on conflict do update set at = excluded.at");
    readonly Statement _rememberOnce = new(writer, "insert into seen (app, high, low, at) values (?1, ?2, ?3, ?4) on conflict do nothing returning 1");
    readonly Statement _paymentsById = new(writer, "select body from payment where app = ?1 and id = ?2 order by position");
    readonly Statement _paymentsOfUser = new(writer, "select body from payment where app = ?1 and user = ?2 order by position");
    readonly Statement _savePayment = new(writer, "insert into payment (app, position, id, user, body) values (?1, ?2, ?3, ?4, ?5) on conflict do update set body = excluded.body");
    readonly Statement _claimed = new(writer, "select install from claim where app = ?1 and click = ?2");
    readonly Statement _claim = new(writer, "insert into claim (app, click, install) values (?1, ?2, ?3) on conflict do update set install = excluded.install");
    readonly Statement _lastCreditNumber = new(writer, "select coalesce(max(number), 0) from credit where app = ?1");
    readonly Statement _findCredit = new(writer, "select number from credit where app = ?1 and hash = ?2 and body = ?3");
    readonly Statement _saveCredit = new(writer, "insert into credit (app, number, hash, body) values (?1, ?2, ?3, ?4)");
    readonly Statement _traits = new(writer, "select coalesce(sum(count), 0) from population where app = ?1 and kind = ?2 and value = ?3 and day between ?4 and ?5");
    readonly Statement _countTrait = new(writer, "insert into population (app, kind, value, day, count) values (?1, ?2, ?3, ?4, ?5) on conflict do update set count = count + excluded.count");

    readonly Statement _emit = new(
        writer,
        """
        insert into stream (key, lane, kind, name, at, fact, install, user, platform, credit, revenue, currency, attributes)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """);

    readonly Statement _add = new(
        writer,
        """
        insert into rollup (app, day, measure, name, source, campaign, platform, count, micros)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        on conflict do update set count = count + excluded.count, micros = micros + excluded.micros
        """);

    public string JournalId => journalId;

    public (long Journal, long Stream) ReadProgress()
    {
        _progress.Step();
        var progress = (_progress.Long(0), _progress.Long(1));
        _progress.Reset();
        return progress;
    }

    public void SaveProgress(long journal, long stream) => _saveProgress.Bind(1, journal).Bind(2, stream).Run();

    public Install? Install(int app, string id) => _installs.Get((app, id), key => _read.Install(key.Item1, key.Item2));

    public void Save(int app, Install install)
    {
        _installs.Set((app, install.Id), install);
        _saveInstall.Bind(1, app).Bind(2, install.Id).Bind(3, JsonSerializer.SerializeToUtf8Bytes(install, StoredJson.Default.Install)).Run();
    }

    public User? User(int app, string id) => _users.Get((app, id), key => _read.User(key.Item1, key.Item2));

    public void Save(int app, User user)
    {
        _users.Set((app, user.Id), user);
        _saveUser.Bind(1, app).Bind(2, user.Id).Bind(3, JsonSerializer.SerializeToUtf8Bytes(user, StoredJson.Default.User)).Run();
    }

    public void Link(int app, long key, string install, DateTimeOffset at) =>
        _link.Bind(1, app).Bind(2, key).Bind(3, install).Bind(4, at.ToUnixTimeMilliseconds()).Run();

    public List<string> InstallsOf(int app, long key, DateTimeOffset since)
    {
        var installs = new List<string>();
        _installsOf.Bind(1, app).Bind(2, key).Bind(3, since.ToUnixTimeMilliseconds());
        while (_installsOf.Step())
            installs.Add(_installsOf.Text(0));
        return installs;
    }

    public bool Remember(int app, Fingerprint fingerprint, DateTimeOffset at, TimeSpan? within)
    {
        var (high, low, moment) = ((long)fingerprint.High, (long)fingerprint.Low, at.ToUnixTimeMilliseconds());

        if (within is null)
        {
            var isNew = _rememberOnce.Bind(1, app).Bind(2, high).Bind(3, low).Bind(4, moment).Step();
            _rememberOnce.Reset();
            return isNew;
        }

        var before = _seen.Bind(1, app).Bind(2, high).Bind(3, low).Step() ? _seen.Long(0) : (long?)null;
        _seen.Reset();
        if (before is { } earlier && moment - earlier <= within.Value.TotalMilliseconds) return false;

        _remember.Bind(1, app).Bind(2, high).Bind(3, low).Bind(4, moment).Run();
        return true;
    }

    public List<Payment> PaymentsById(int app, string id) => Payments(_paymentsById.Bind(1, app).Bind(2, id));

    public List<Payment> PaymentsOfUser(int app, string user) => Payments(_paymentsOfUser.Bind(1, app).Bind(2, user));

    public void Save(int app, Payment payment) =>
        _savePayment.Bind(1, app).Bind(2, payment.Position).Bind(3, payment.Id).Bind(4, payment.UserId)
            .Bind(5, JsonSerializer.SerializeToUtf8Bytes(payment, StoredJson.Default.Payment)).Run();

    public string? InstallOfClick(int app, string click)
    {
        var install = _claimed.Bind(1, app).Bind(2, click).Step() ? _claimed.Text(0) : null;
        _claimed.Reset();
        return install;
    }

    public void Claim(int app, string click, string install) => _claim.Bind(1, app).Bind(2, click).Bind(3, install).Run();

    public void Emit(int app, StreamEvent e)
    {
        _emit.Bind(1, StreamKey.Of(app, e.Position)).Bind(2, e.Lane).Bind(3, (long)e.Kind).Bind(4, e.Name)
            .Bind(5, e.At.ToUnixTimeMilliseconds()).Bind(6, e.Fact).Bind(7, e.InstallId).Bind(8, e.UserId).Bind(9, (long)e.Platform)
            .Bind(11, e.Revenue?.Amount.ToString(CultureInfo.InvariantCulture)).Bind(12, e.Revenue?.Currency).Bind(13, e.Values.Span);

        if (e.Credit is null) _emit.Bind(10, (string?)null);
        else _emit.Bind(10, CreditNumber(app, e.Credit));

        _emit.Run();
    }

    public void Add(int app, RollupKey key, Figure figure) =>
        _add.Bind(1, app).Bind(2, key.Day.DayNumber).Bind(3, key.Measure).Bind(4, key.Name).Bind(5, key.Source)
            .Bind(6, key.Campaign).Bind(7, (long)key.Platform).Bind(8, figure.Count).Bind(9, figure.Micros).Run();

    public long TraitCount(int app, string kind, string value, DateOnly from, DateOnly to)
    {
        _traits.Bind(1, app).Bind(2, kind).Bind(3, value).Bind(4, from.DayNumber).Bind(5, to.DayNumber).Step();
        var count = _traits.Long(0);
        _traits.Reset();
        return count;
    }

    public void CountTrait(int app, string kind, string value, DateOnly day, long count) =>
        _countTrait.Bind(1, app).Bind(2, kind).Bind(3, value).Bind(4, day.DayNumber).Bind(5, count).Run();

    /// <summary>Forgets everything a batch that was rolled back may have left.</summary>
    public void Forget()
    {
        _installs.Clear();
        _users.Clear();
        _credits.Clear();
        _lastCredit.Clear();
    }

    public void Dispose()
    {
        _read.Dispose();

        Statement[] all =
        [
            _progress, _saveProgress, _saveInstall, _saveUser, _link, _installsOf, _seen, _remember, _rememberOnce, _paymentsById,
            _paymentsOfUser, _savePayment, _claimed, _claim, _lastCreditNumber, _findCredit, _saveCredit, _traits, _countTrait, _emit, _add,
        ];

        foreach (var statement in all)
            statement.Dispose();
    }

    static List<Payment> Payments(Statement rows)
    {
        var payments = new List<Payment>();
        while (rows.Step())
            payments.Add(JsonSerializer.Deserialize(rows.Blob(0), StoredJson.Default.Payment)!);
        return payments;
    }

    long CreditNumber(int app, Credit credit) => _credits.Get((app, credit), key => FindOrSaveCredit(key.Item1, key.Item2));

    long FindOrSaveCredit(int app, Credit credit)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(credit, StoredJson.Default.Credit);
        var hash = (long)StableHash.Of(body);

        var found = _findCredit.Bind(1, app).Bind(2, hash).Bind(3, body).Step() ? _findCredit.Long(0) : 0;
        _findCredit.Reset();
        if (found != 0) return found;

        var number = LastCredit(app) + 1;
        _saveCredit.Bind(1, app).Bind(2, number).Bind(3, hash).Bind(4, body).Run();
        return _lastCredit[app] = number;
    }

    long LastCredit(int app)
    {
        if (_lastCredit.TryGetValue(app, out var last)) return last;

        _lastCreditNumber.Bind(1, app).Step();
        last = _lastCreditNumber.Long(0);
        _lastCreditNumber.Reset();
        return _lastCredit[app] = last;
    }
}
