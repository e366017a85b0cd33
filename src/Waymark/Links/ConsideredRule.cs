namespace Waymark.Links;

/// <summary>One rule that may say where a visitor goes.</summary>
/// <param name="Name">For people.</param>
/// <param name="Url">Where it would lead; null when it says nothing.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record ConsideredRule(string Name, string? Url, RuleOutcome Outcome);

/// <summary>What became of a rule.</summary>
public enum RuleOutcome
{
    /// <summary>Nothing is configured there.</summary>
    NotSet,

    /// <summary>Neither a store nor one of the app's own hosts.</summary>
    NotAllowed,

    /// <summary>It would lead back to the link.</summary>
    SamePage,

    Taken,

    /// <summary>It would do, and an earlier one was taken.</summary>
    NotReached,
}
