using Waymark.Skan.Values;

namespace Waymark.Server.Api.Skan;

/// <summary>How far an iOS install is with its conversion values.</summary>
/// <param name="Schema">The version that it keeps.</param>
/// <param name="Window">The conversion window it was in last: 0, 1 or 2; null once all are over.</param>
/// <param name="Fine">The highest fine value so far.</param>
/// <param name="Coarse">The coarse value of the window; null while it gives none.</param>
/// <param name="IsLocked">The window was closed early.</param>
/// <param name="Done">What it has done in this window.</param>
public sealed record ConversionView(int Schema, int? Window, int Fine, string? Coarse, bool IsLocked, ConversionDeeds Done)
{
    public static ConversionView Of(ValueProgress progress) => new(
        progress.Schema,
        progress.Window < ConversionWindow.Count ? progress.Window : null,
        progress.Fine,
        progress.Coarse is { } coarse ? CoarseValues.NameOf(coarse) : null,
        progress.IsLocked,
        new ConversionDeeds(
            progress.Tally.Sessions.Count,
            progress.Tally.SignUps.Count,
            progress.Tally.Payments.Count,
            progress.Tally.Payments.Value,
            progress.Tally.Events.ToDictionary(done => done.Key, done => done.Value.Count)));
}

/// <summary>What a schema counts of an install: nothing that it does not ask for.</summary>
/// <param name="Opens">Opens of the app.</param>
/// <param name="SignUps">Sign-ups.</param>
/// <param name="Payments">Completed payments that could be converted to the schema's currency.</param>
/// <param name="Revenue">Their sum, in that currency.</param>
/// <param name="Events">In-app events that the schema names.</param>
public sealed record ConversionDeeds(int Opens, int SignUps, int Payments, decimal Revenue, IReadOnlyDictionary<string, int> Events);
