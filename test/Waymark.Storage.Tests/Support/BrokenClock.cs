namespace Waymark.Storage.Tests.Support;

/// <summary>A clock that can be made to fail like nothing a database does.</summary>
sealed class BrokenClock : TimeProvider
{
    public bool IsBroken { get; set; }

    public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("The clock fell down.") : base.GetUtcNow();
}
