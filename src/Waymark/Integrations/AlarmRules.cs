using System.Globalization;

namespace Waymark.Integrations;

/// <summary>When a person should look at an integration, and when all is well again: later than it seems so, that an alarm does not flutter.</summary>
public static class AlarmRules
{
    /// <summary>How far back an alarm looks.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    /// <summary>How long no event may have been given up before that alarm is over.</summary>
    public static readonly TimeSpan QuietForHolds = TimeSpan.FromHours(1);

    /// <summary>How long an integration must be well before it counts as mended.</summary>
    public static readonly TimeSpan Mended = TimeSpan.FromMinutes(5);

    // Of fewer, a single refusal would be too much.
    const long FewestRecords = 20;

    const decimal TooManyRefused = 0.05m;
    const decimal FewEnoughRefused = 0.025m;

    public static AlarmVerdict Judge(AlarmKind kind, IntegrationSigns signs, bool isOpen)
    {
        if (!signs.IsWatched)
            return isOpen ? new AlarmVerdict.Clear() : AlarmVerdict.Nothing;

        var problem = kind switch
        {
            AlarmKind.Broken => signs.Broken,
            AlarmKind.Refusals => IsRefusing(signs) ? $"{signs.Refused} of {signs.Records} records refused ({Share(signs)}) within {Minutes}" : null,
            AlarmKind.ExpiredHolds => signs.ExpiredHolds > 0 ? $"nobody told the partner's id for the user in time: {signs.ExpiredHolds} given up within {Minutes}" : null,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

        if (!isOpen)
            return problem is null ? AlarmVerdict.Nothing : new AlarmVerdict.Raise(problem);

        return problem is null && IsOver(kind, signs) ? new AlarmVerdict.Clear() : AlarmVerdict.Nothing;
    }

    static string Minutes => $"{Lately.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes";

    static bool IsRefusing(IntegrationSigns signs) => signs.Records >= FewestRecords && signs.Refused > TooManyRefused * signs.Records;

    static bool IsOver(AlarmKind kind, IntegrationSigns signs) => kind switch
    {
        AlarmKind.Broken => signs.UnbrokenFor >= Mended,
        AlarmKind.Refusals => signs.Refused <= FewEnoughRefused * signs.Records,
        _ => signs.ExpiredHoldsBefore == 0,
    };

    static string Share(IntegrationSigns signs) =>
        ((decimal)signs.Refused / signs.Records).ToString("0.0 %", CultureInfo.InvariantCulture);
}
