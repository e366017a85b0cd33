using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Privacy;
using Waymark.Reports;
using Waymark.Server.Processing.Fraud;
using Waymark.Server.Processing.Networks;
using Waymark.Server.Processing.Referrals;

namespace Waymark.Server.Processing;

/// <summary>The first open of an install: gathers the evidence, asks the judge, and writes down what follows.</summary>
static class FirstOpens
{
    public static void Apply(Case @case, DeviceCall call, Install install)
    {
        var earlier = DeviceLinks.Earlier(@case, install);
        var firstInstalledAt = earlier is null ? @case.At : earlier.FirstInstalledAt ?? earlier.OpenedAt!.Value;
        var isComeback = earlier is not null && @case.At - firstInstalledAt <= TimeSpan.FromDays(@case.App.Attribution.ReattributionDays);

        install = install with
        {
            OpenedAt = @case.At,
            OpenedOn = @case.Fact.Position,
            LastOpenedAt = @case.At,
            LastActiveAt = @case.At,
            Address = KeptAddress(@case),
            Country = @case.Fact.Country,
            Network = @case.Fact.Network,
            PreviousInstallId = earlier?.Id,
            FirstInstalledAt = isComeback ? firstInstalledAt : @case.At,
        };

        var evidence = Gathering.Evidence(@case, call, install, isComeback ? earlier : null);
        evidence = evidence with { Signs = Signs.Of(@case, call, install, earlier, evidence.ByDeviceId) };
        var verdict = Judge.Decide(evidence);
        install = install with { Verdict = verdict };

        @case.State.Save(install);
        DeviceLinks.Note(@case, install, DeviceTraits.Unknown);
        if (@case.Fact.MatchKey is { } address)
            @case.State.Link(@case.App.Id, DeviceKey.OfAddress(address), install.Id, @case.At);

        if (verdict is { IsBlocked: false, Credit.TouchId: { } clickId }) @case.State.Claim(@case.App.Id, clickId, install.Id);

        @case.Emit(KindOf(verdict.Conversion), new Happening { Install = install, Credit = verdict.Credit, Values = ValuesOf(install, verdict, call) });
        ConversionFigures.Count(@case, install);
        ClaimOutcomes.Note(@case, install, evidence);
        @case.Count(Measures.Opens, verdict.Credit, install.Platform);
        FraudLedger.Note(@case, install, verdict);
        FraudLedger.Tell(@case, install, verdict);
        if (verdict.IsBlocked) return;

        InstallArrivals.Apply(@case, call, install, evidence, earlier);

        // Last: what is usual for the app must not count the open that is decided on.
        CountTraits(@case, install, verdict);
    }

    public static ReadOnlyMemory<byte> ValuesOf(Install install, Verdict verdict, DeviceCall call) => Json.Object(
        ("match_type", MatchNames.Of(verdict.MatchType)),
        ("confidence", verdict.Confidence > 0 ? verdict.Confidence : null),
        ("referrer", Gathering.ReferrerOf(call)),
        ("deep_link", verdict.DeepLink),
        ("app_version", install.AppVersion),
        ("package_version", install.SdkVersion),
        ("os_version", install.Device.OsVersion),
        ("model", install.Device.Model),
        ("gaid", install.Device.Gaid),
        ("idfa", install.Device.Idfa));

    // Where only the hash is kept, it is shown as what it is.
    static string? KeptAddress(Case @case) =>
        @case.Fact.Address?.ToString()
        ?? (@case.App.Privacy.Addresses == AddressKeeping.Hashed && @case.Fact.AddressNote?.MatchKey is { } key ? $"hashed:{key}" : null);

    static void CountTraits(Case @case, Install install, Verdict verdict)
    {
        @case.CountTrait("install");
        if (verdict.IsProven) @case.CountTrait("proven");
        @case.CountTrait(nameof(Trait.OsVersion), install.Device.OsVersion);
        @case.CountTrait(nameof(Trait.Model), install.Device.Model);
        @case.CountTrait(nameof(Trait.Language), install.Device.Language);
    }

    static EventKind KindOf(Conversion conversion) => conversion switch
    {
        Conversion.Install => EventKind.Install,
        Conversion.Reinstall => EventKind.Reinstall,
        Conversion.Reattribution => EventKind.Reattribution,
        _ => throw new ArgumentOutOfRangeException(nameof(conversion)),
    };
}
