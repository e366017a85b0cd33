using System.Globalization;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Skan.Values;

namespace Waymark.Server.Processing.Skan;

/// <summary>What an iOS install does, for the value that its device registers with Apple.</summary>
static class ConversionProgress
{
    // Longer than any window, and short enough for a time span.
    const double MostSeconds = 1_000_000_000;

    /// <summary>After the call has had its meaning: what it made happen counts, a repeat does not.</summary>
    public static void Apply(Case @case, DeviceCall call)
    {
        if (!@case.App.Skan.GivesValues || @case.Aftermath is not { } aftermath) return;

        var happened = aftermath.All().Select(one => one.Event).ToList();

        // A link that opens the app may open a window with it, though nothing else is told.
        if (happened.Count == 0 && @case.Fact.Kind != FactKind.DeepLink) return;
        if (Find(@case, call) is not { Platform: Platform.Ios } install) return;

        var known = @case.State.FindValueProgress(@case.App.Id, install.Id);
        if ((known ?? Begin(@case, install)) is not { } progress) return;
        if (@case.App.Skan.FindSchema(progress.Schema) is not { } schema) return;

        var deeds = happened.Select(one => Read(@case, schema, one)).OfType<Deed>().ToList();
        var after = progress.After(schema.Table, ConversionWindow.At(Since(@case, call, install)), deeds);
        if (!ReferenceEquals(after, known)) @case.State.Save(@case.App.Id, install.Id, after);
    }

    static Install? Find(Case @case, DeviceCall call)
    {
        var named = call.InstallId is { } id ? @case.State.FindInstall(@case.App.Id, id) : null;
        return Presence.InstallOf(@case, named, call.UserId);
    }

    // Whoever was there before the schema has none: Apple's first postback of that install would be read wrongly.
    static ValueProgress? Begin(Case @case, Install install) =>
        (install.IsProvisional || install.OpenedOn == @case.Fact.Position) && @case.App.Skan.LiveSchema is { } live ? new ValueProgress { Schema = live.Version } : null;

    static Deed? Read(Case @case, ConversionSchema schema, StreamEvent happened) => happened switch
    {
        { Kind: EventKind.Install or EventKind.Reinstall or EventKind.Reattribution or EventKind.Open } => new Deed(ConditionSubject.Session),
        { Kind: EventKind.SignUp } => new Deed(ConditionSubject.SignUp),
        { Kind: EventKind.InApp } => new Deed(ConditionSubject.Event, happened.Name, Worth(@case, schema, happened.Revenue) ?? 0),

        // Without a rate it could be any of the ranges, so it is none.
        { Kind: EventKind.Payment, Revenue: { } money } when Worth(@case, schema, money) is { } amount => new Deed(ConditionSubject.Revenue, Value: amount),
        _ => null,
    };

    static decimal? Worth(Case @case, ConversionSchema schema, Money? earned)
    {
        if (earned is not { } money) return null;

        var day = AppCalendar.UtcDay(@case.At);
        var amount = Exchange.Of(money, schema.Currency, day, money.Currency == schema.Currency ? [] : @case.State.Rates(Exchange.EarliestFor(day), day));
        if (amount is null) @case.Unconverted.Add(Unconverted.NoRateForSchema);
        return amount;
    }

    static TimeSpan Since(Case @case, DeviceCall call, Install install) =>
        double.TryParse(call.Text("time_since_app_install"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds))
            : @case.At - (install.OpenedAt ?? install.FirstSeenAt);
}
