namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>Somebody honest invites somebody honest.</summary>
/// <param name="Sender">The number of who invites.</param>
/// <param name="Receiver">The number of who comes.</param>
/// <param name="Channel">What the invite is sent through.</param>
/// <param name="Way">How it is followed.</param>
/// <param name="Then">What comes after it.</param>
public sealed record Bond(int Sender, int Receiver, string Channel, Way Way, Sequel Then);

/// <summary>What the receiver does later, through the invite of another friend.</summary>
public enum Sequel
{
    None,

    /// <summary>Opens the app, or the web page, through it.</summary>
    Opens,

    /// <summary>Removes the app and gets it again through it.</summary>
    Reinstalls,
}
