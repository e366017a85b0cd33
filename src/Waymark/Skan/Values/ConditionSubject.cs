namespace Waymark.Skan.Values;

/// <summary>What a condition of a schema looks at.</summary>
public enum ConditionSubject
{
    /// <summary>An in-app event, by its name.</summary>
    Event,

    /// <summary>The installation itself: always so.</summary>
    Install,

    /// <summary>Opens of the app.</summary>
    Session,

    /// <summary>The user signed up.</summary>
    SignUp,

    /// <summary>Completed payments.</summary>
    Revenue,
}
