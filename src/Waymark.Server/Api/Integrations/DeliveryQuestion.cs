using Microsoft.AspNetCore.Mvc;
using Waymark.Server.Delivery.Tracing;

namespace Waymark.Server.Api.Integrations;

/// <summary>What may be asked for in the address of a search.</summary>
sealed record DeliveryQuestion
{
    /// <summary><c>sent</c>, <c>skipped</c>, <c>held</c>, <c>retrying</c>, <c>refused</c>, <c>dead</c>, <c>waiting</c> or <c>before_start</c>.</summary>
    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "reason")]
    public string? Reason { get; init; }

    /// <summary>An event's name.</summary>
    [FromQuery(Name = "event")]
    public string? Event { get; init; }

    [FromQuery(Name = "eventId")]
    public string? EventId { get; init; }

    [FromQuery(Name = "install")]
    public string? Install { get; init; }

    [FromQuery(Name = "user")]
    public string? User { get; init; }

    /// <summary>Events from this moment on.</summary>
    [FromQuery(Name = "from")]
    public DateTimeOffset? From { get; init; }

    /// <summary>Events before this moment.</summary>
    [FromQuery(Name = "to")]
    public DateTimeOffset? To { get; init; }

    /// <summary>A replay's number; 0, the live run, when absent.</summary>
    [FromQuery(Name = "run")]
    public int? Run { get; init; }

    /// <summary><c>oldest</c> or <c>newest</c> first.</summary>
    [FromQuery(Name = "order")]
    public string? Order { get; init; }

    /// <summary>The <c>next</c> of the page before.</summary>
    [FromQuery(Name = "after")]
    public long? After { get; init; }

    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    /// <returns>What is wrong with the question; null when nothing is.</returns>
    public string? Problem()
    {
        if (State is not null && !DeliveryQuery.IsState(State))
            return "state is one of sent, skipped, held, retrying, refused, dead, waiting, before_start.";

        if (Order is not (null or "oldest" or "newest"))
            return "order is oldest or newest.";

        return From > To ? "from must not be after to." : null;
    }

    public DeliveryQuery AsQuery(int longestPage) => new()
    {
        State = State,
        Reason = Reason,
        Event = Event,
        InstallId = Install,
        UserId = User,
        From = From,
        To = To,
        Run = Run ?? 0,
        NewestFirst = Order == "newest",
        After = After,
        Most = Math.Clamp(Limit ?? 100, 1, longestPage),
    };
}
