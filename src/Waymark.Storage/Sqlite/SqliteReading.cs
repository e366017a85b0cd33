using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Revenue;
using Waymark.Skan.Values;
using Waymark.SmartLinks;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>What is committed, as far as readers and processing ask for it alike; each with connections of its own.</summary>
public abstract class SqliteReading : IPeople, ISmartLinks, IReferrals, IValueProgress, IExchangeRates
{
    readonly AppNumbers _apps;
    readonly StateReaders _readers;

    private protected SqliteReading(AppNumbers apps, StateReaders readers) => (_apps, _readers) = (apps, readers);

    public Install? FindInstall(string app, string installId) =>
        Read(app, (reader, number) => reader.People.Install(number, installId), null);

    public User? FindUser(string app, string userId) =>
        Read(app, (reader, number) => reader.People.User(number, userId), null);

    public IReadOnlyList<DailyRates> Rates(DateOnly from, DateOnly to) => _readers.Read(reader => reader.Rates.Read(from, to));

    public SmartLink? FindLink(string app, string token) => Read(app, (reader, number) => reader.Links.Find(number, token), null);

    public bool HasLinks(string app) => Read(app, (reader, number) => reader.Links.Any(number), false);

    public SmartLink? FindLinkByCode(string app, string code) => Read(app, (reader, number) => reader.Links.FindByCode(number, code), null);

    public long LinkClicks(string app, string token) => Read(app, (reader, number) => reader.Population.LinkClicks(number, token), 0);

    public IReadOnlyList<SmartLink> Links(string app, (DateTimeOffset At, string Token)? before, int most) =>
        Read(app, (reader, number) => reader.Links.Page(number, before, most), []);

    public IReadOnlyList<SmartLink> LinksOf(string app, Person sender, int most) => Read(app, (reader, number) => reader.Links.Of(number, sender, most), []);

    public Referral? FindReferral(string app, long id) => Read(app, (reader, number) => reader.Referrals.Find(number, id), null);

    public IReadOnlyList<Referral> ReferralsBy(string app, Person referrer, DateTimeOffset since, int most) =>
        Read(app, (reader, number) => reader.Referrals.By(number, referrer, since, most), []);

    public IReadOnlyList<Referral> ReferralsOf(string app, Person referred, int most) => Read(app, (reader, number) => reader.Referrals.Of(number, referred, most), []);

    public IReadOnlyList<Referral> ReferralsOfInstall(string app, string installId, int most) =>
        Read(app, (reader, number) => reader.Referrals.OfInstall(number, installId, most), []);

    public IReadOnlyList<Referral> Referrals(string app, DateTimeOffset from, DateTimeOffset to, FraudStatus? status, int skip, int most) =>
        Read(app, (reader, number) => reader.Referrals.Between(number, from, to, status, skip, most), []);

    public IReadOnlyList<Relation> ReferrersOf(string app, Person referred, string? @event, int skip, int most) =>
        Read(app, (reader, number) => reader.Relations.Of(number, referred, @event, skip, most), []);

    public IReadOnlyList<Relation> ReferredBy(string app, Person referrer, string? @event, int skip, int most) =>
        Read(app, (reader, number) => reader.Relations.By(number, referrer, @event, skip, most), []);

    public ValueProgress? FindValueProgress(string app, string installId) =>
        Read(app, (reader, number) => reader.ValueProgress.Find(number, installId), null);

    private protected T Read<T>(string app, Func<StateReader, int, T> read, T unknownApp) =>
        _apps.Find(app) is { } number ? _readers.Read(reader => read(reader, number)) : unknownApp;
}
