using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Server.Processing.Reading;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>One fact with what may be asked and written while it is understood.</summary>
sealed record Case(Said Said, App App, IStateBatch State, ITouches Touches, Drops Drops, Unconverted Unconverted)
{
    public Fact Fact => Said.Fact;

    public DateTimeOffset At => Fact.ReceivedAt;

    /// <summary>The feed that said so; null for everybody else.</summary>
    public Origin? Origin { get; init; }

    /// <summary>What the app's flows, rules of rewards and conversion values look at afterwards; null when it has none.</summary>
    public Aftermath? Aftermath { get; init; }

    public StreamEvent Emit(EventKind kind, Happening happening)
    {
        var installId = happening.Install?.Id;

        var emitted = State.Emit(new StreamEvent
        {
            Position = 0,
            Id = "",
            App = App.Id,
            Lane = Lane.Of(App.Id, installId ?? happening.UserId ?? ""),
            Kind = kind,
            Name = happening.Name ?? EventNames.Of(kind),
            At = happening.At ?? At,
            ReceivedAt = At,
            Fact = Fact.Position,
            InstallId = installId,
            UserId = happening.UserId ?? happening.Install?.UserId,
            Platform = happening.Platform ?? happening.Install?.Platform ?? Platform.Unknown,
            Credit = happening.Credit,
            Revenue = happening.Revenue,
            RevenueUsd = happening.Revenue is { } money ? InUsDollars(money) : null,
            Version = Fact.ConfigurationVersion,
            Origin = Origin,
            Values = happening.Values,
        });
        Aftermath?.Note(emitted);
        return emitted;
    }

    public void Count(string measure, Credit? credit, Platform platform, string name = "", Figure? figure = null) =>
        CountOn(AppCalendar.DayOf(App, At), measure, credit, platform, name, figure);

    /// <summary>What a blocked install does is in no figure but one of its own.</summary>
    public void CountOn(DateOnly day, string measure, Credit? credit, Platform platform, string name = "", Figure? figure = null)
    {
        if (credit?.Blocked is not { } rule)
            State.Add(KeyOf(measure, day, credit, platform, name), figure ?? new Figure(1, 0));
        else if (!Measures.HasAmount(measure))
            State.Add(KeyOf(Measures.BlockedEvents, day, credit, platform, rule), new Figure(1, 0));
    }

    public RollupKey KeyOf(string measure, DateOnly day, Credit? credit, Platform platform, string name = "") =>
        new(App.Id, day, measure, name, credit?.Source ?? "", credit?.CampaignId ?? credit?.Campaign ?? "", platform);

    /// <summary>The fact means nothing, or nothing new: operators see how many and why.</summary>
    public void Drop(string reason) => Drops.Add(reason);

    /// <summary>Counts something for the background of probabilistic matching.</summary>
    public void CountTrait(string kind, string? value = "")
    {
        if (value is not null) State.CountTrait(App.Id, kind, value, AppCalendar.UtcDay(At));
    }

    decimal? InUsDollars(Money money)
    {
        var day = AppCalendar.UtcDay(At);
        var dollars = UsDollars.Of(money, day, money.Currency == Currencies.UsDollar ? [] : State.Rates(UsDollars.EarliestFor(day), day));
        if (dollars is null) Unconverted.Add(Currencies.IsKnown(money.Currency) ? Unconverted.NoRate : Unconverted.CurrencyUnknown);
        return dollars;
    }
}

/// <summary>What is known of something that happened.</summary>
sealed record Happening
{
    /// <summary>The app's own name; the kind's when absent.</summary>
    public string? Name { get; init; }

    public Install? Install { get; init; }

    public string? UserId { get; init; }

    /// <summary>When it happened, where that is not when it was told.</summary>
    public DateTimeOffset? At { get; init; }

    public Platform? Platform { get; init; }

    public Credit? Credit { get; init; }

    public Money? Revenue { get; init; }

    public ReadOnlyMemory<byte> Values { get; init; } = StreamEvent.NoValues;
}
