using System.Globalization;
using Waymark.Apps;
using Waymark.Reports;

namespace Waymark.Server.Api.Referrals;

/// <summary>The days a report is about, both included, in the app's time zone.</summary>
sealed record ReportDays(App App, DateOnly From, DateOnly To, DateOnly Today)
{
    const int Default = 30, Most = 366;

    /// <summary>The moment the first day begins.</summary>
    public DateTimeOffset Begin => AppCalendar.StartOf(App, From);

    /// <summary>The moment after the last.</summary>
    public DateTimeOffset End => AppCalendar.StartOf(App, To.AddDays(1));

    /// <returns>What is wrong; null when nothing is.</returns>
    public static Problem? Read(App app, TimeProvider clock, string? from, string? to, out ReportDays days)
    {
        var today = AppCalendar.DayOf(app, clock.GetUtcNow());
        days = new ReportDays(app, today, today, today);

        if (Unreadable("from", from, out var first) is { } wrongFrom) return wrongFrom;
        if (Unreadable("to", to, out var last) is { } wrongTo) return wrongTo;

        var end = last ?? today;
        days = days with { From = first ?? end.AddDays(1 - Default), To = end };

        if (days.From > days.To) return new Problem("from must not be after to.");
        return days.To.DayNumber - days.From.DayNumber >= Most ? new Problem($"Ask for {Most} days at most.") : null;
    }

    static Problem? Unreadable(string name, string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text)) return null;

        // Neither the first nor the last day there is: both need a day beside them.
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is > 1 and < 9999)
        {
            day = read;
            return null;
        }

        return new Problem($"{name} must be a day such as 2026-01-31.");
    }
}
