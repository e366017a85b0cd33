namespace Waymark.Sandbox.Devices;

/// <summary>One thing a virtual device does, decided before anything runs.</summary>
public abstract record Step
{
    Step()
    {
    }

    public sealed record Pause(TimeSpan For) : Step;

    /// <summary>Follows a link in the browser; the store hands what it is given to the app that is installed next.</summary>
    public sealed record FollowLink(string PathAndQuery) : Step;

    /// <summary>Starts the app: the first time it is an install.</summary>
    public sealed record Open : Step;

    public sealed record AskAttribution : Step;

    /// <summary>Hands over the id that CleverTap knows the device by.</summary>
    public sealed record HandOverCleverTapId : Step;

    public sealed record SignUp : Step;

    /// <summary>A known user is back: nothing new, no sign-up.</summary>
    public sealed record ComeBack : Step;

    public sealed record Track(string Name, string EventId, string Sku, decimal Price) : Step;

    public sealed record Pay(string PaymentId, decimal Amount, bool IsFirst) : Step;

    public sealed record RegisterForPush(string Token) : Step;

    /// <summary>A link opens the app that is there already.</summary>
    public sealed record OpenWithLink(string Url) : Step;
}
