namespace Waymark.Sandbox.Inbox;

/// <summary>One partner's stand-in with one desk: under <c>/NAME</c>, its own addresses under <c>/NAME-control</c>.</summary>
/// <param name="Name">In addresses, such as <c>mixpanel</c>.</param>
/// <param name="Addresses">For the first page: one call a line.</param>
/// <param name="Map">Adds the partner's calls, below its prefix; each goes to <see cref="Desk.ReceiveAsync"/>.</param>
sealed record StandIn(string Name, string Addresses, Action<IEndpointRouteBuilder, Desk> Map)
{
    /// <summary>How much of each body can be read later; more where a call carries many records.</summary>
    public int BodyKept { get; init; } = 64 * 1024;
}
