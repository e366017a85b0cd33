using Waymark.Devices;

namespace Waymark.Reports;

/// <summary>What a daily figure is about.</summary>
/// <param name="App">The app's id.</param>
/// <param name="Day">The calendar day in the app's time zone.</param>
/// <param name="Measure">What is counted: see <see cref="Measures"/>.</param>
/// <param name="Name">The event's name where the measure has one; else empty.</param>
/// <param name="Source">Who is credited; <c>ORGANIC</c> for nobody, empty while undecided.</param>
/// <param name="Campaign">The campaign's id, else its name, else empty.</param>
/// <param name="Platform">Where it happened.</param>
public readonly record struct RollupKey(
    string App, DateOnly Day, string Measure, string Name, string Source, string Campaign, Platform Platform);

/// <summary>A figure: how many, and how much in millionths of the app's currency.</summary>
public readonly record struct Figure(long Count, long Micros)
{
    public static Figure operator +(Figure left, Figure right) => new(left.Count + right.Count, left.Micros + right.Micros);

    public static Figure Add(Figure left, Figure right) => left + right;
}

/// <summary>What is counted by day.</summary>
public static class Measures
{
    public const string Clicks = "clicks";

    /// <summary>Clicks that led on and earn nothing, by reason: an archived link, a signature that is missing.</summary>
    public const string RefusedClicks = "refused_clicks";

    /// <summary>What ad networks claimed by themselves, by what became of it, on the day it came.</summary>
    public const string NetworkClaims = "network_claims";

    /// <summary>Claims that came too late to change anything.</summary>
    public const string LateClaims = "late_claims";

    /// <summary>What networks answered that were asked, by outcome.</summary>
    public const string NetworkAnswers = "network_answers";
    public const string Installs = "installs";
    public const string Reinstalls = "reinstalls";
    public const string Reattributions = "reattributions";
    public const string Reengagements = "reengagements";

    /// <summary>Installs that a fraud rule blocked, by its code: part of no other figure of installs.</summary>
    public const string BlockedInstalls = "blocked_installs";

    /// <summary>Installs that a source is not credited with because of a fraud rule, by its code; they count for somebody else.</summary>
    public const string CorrectedInstalls = "corrected_installs";

    /// <summary>Installs that count and met a fraud rule, by its code.</summary>
    public const string TaggedInstalls = "tagged_installs";

    /// <summary>Those of them that were not rejected later, each once however many rules it met.</summary>
    public const string SuspiciousInstalls = "suspicious_installs";

    /// <summary>What blocked installs did, by the rule's code: opens, sign-ups, events and payments, which are part of no other figure.</summary>
    public const string BlockedEvents = "blocked_events";

    /// <summary>Installs that a person rejected later, by the rule's code: taken out of the figures they were in, on the day of the install.</summary>
    public const string LateFraudInstalls = "late_fraud_installs";
    public const string Opens = "opens";
    public const string SignUps = "signups";
    public const string Events = "events";
    public const string Payments = "payments";

    /// <summary>Completed payments less removed ones, by type, with their amount.</summary>
    public const string Revenue = "revenue";

    /// <summary>Installs that were opened again so many days later, on the day of the install.</summary>
    public const string Returns = "returns";

    /// <summary>Revenue of so many days after the install, on the day of the install, with its amount.</summary>
    public const string CohortRevenue = "cohort_revenue";
    public const string WebEvents = "web_events";
    public const string FeedEvents = "feed_events";
    public const string Uninstalls = "uninstalls";

    /// <summary>By channel; empty while it is not known.</summary>
    public const string InvitesMade = "invites_made";

    /// <summary>By channel.</summary>
    public const string InvitesSent = "invites_sent";

    /// <summary>What Apple's postbacks say begins so; their source is the network, their campaign its campaign or source identifier.</summary>
    public const string SkanPrefix = "skan_";
    public const string SkanInstalls = "skan_installs";
    public const string SkanReinstalls = "skan_reinstalls";
    public const string SkanReengagements = "skan_reengagements";
    public const string SkanAssists = "skan_assists";

    /// <summary>By window and value.</summary>
    public const string SkanValues = "skan_values";

    public static bool HasAmount(string measure) => measure is Revenue or CohortRevenue or Referrals.Reports.ReferralMeasures.CohortRevenue;
}
