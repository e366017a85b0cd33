namespace Waymark.Sandbox.Devices;

/// <summary>One installation of the app on one phone: everything it will do, and what is true about it.</summary>
public sealed record Installation(string InstallId, Phone Phone, Person Owner, IReadOnlyList<Step> Steps, Expectation Expected)
{
    /// <summary>CleverTap's id is handed over at some time; without it nothing can be sent.</summary>
    public bool IsKnownToCleverTap => Steps.OfType<Step.HandOverCleverTapId>().Any();

    /// <summary>How often each event should be counted: an id that is said twice counts once.</summary>
    public IReadOnlyDictionary<string, int> EventsByName => Steps.OfType<Step.Track>()
        .DistinctBy(step => (step.Name, step.EventId))
        .CountBy(step => step.Name)
        .ToDictionary();

    /// <summary>Payments that should be counted.</summary>
    public int Payments => Steps.OfType<Step.Pay>().DistinctBy(step => step.PaymentId).Count();

    public bool SignsUp => Steps.OfType<Step.SignUp>().Any();

    public bool IsOpenedWithLink => Steps.OfType<Step.OpenWithLink>().Any();
}
