namespace Waymark.Fraud.Reports;

/// <summary>What a daily figure of fraud is about: touches and installs that met a rule.</summary>
/// <param name="App">The app's id.</param>
/// <param name="Day">The calendar day of the install, in the app's time zone.</param>
/// <param name="Rule">The rule's code.</param>
/// <param name="Level">What the rule judges.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Source">Whose touch it was, or who was credited.</param>
/// <param name="Campaign">The campaign's id, else its name, else empty.</param>
/// <param name="Site">The network's site, else empty.</param>
/// <param name="Country">Where the app was opened, else empty.</param>
public readonly record struct FraudFigureKey(
    string App, DateOnly Day, string Rule, FraudLevel Level, FraudOutcome Outcome, string Source, string Campaign, string Site, string Country);
