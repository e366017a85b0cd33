using Waymark.Devices;
using Waymark.Events;

namespace Waymark.Revenue;

/// <summary>Whose first payments a payment belongs to: kept with it, so that a removal takes it from the very same figure.</summary>
/// <param name="Day">The day of the payer's install, in the app's time zone.</param>
/// <param name="Span">How long after that it was paid, as <see cref="Reports.CohortDays"/> names it.</param>
/// <param name="Credit">Who is credited with the install.</param>
/// <param name="Platform">Where the install is.</param>
/// <param name="IsReferred">An invite brought the install.</param>
public sealed record Cohort(DateOnly Day, string Span, Credit Credit, Platform Platform, bool IsReferred = false);
