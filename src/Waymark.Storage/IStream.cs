using Waymark.Events;

namespace Waymark.Storage;

/// <summary>What happened, in order, for readers: delivery, the API, exports.</summary>
public interface IStream
{
    /// <summary>Position of the newest event; 0 when there is none.</summary>
    long LastPosition { get; }

    /// <summary>Reads an app's events oldest first.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="after">The position before the first event wanted.</param>
    /// <param name="most">How many at most.</param>
    IReadOnlyList<StreamEvent> Read(string app, long after, int most);

    /// <summary>Reads an app's events that fit a filter, oldest first or newest first as it says.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="filter">Which events are wanted.</param>
    /// <param name="after">The position the page begins behind, in the order asked for.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The events, and where to go on; null at the end.</returns>
    (IReadOnlyList<StreamEvent> Events, long? Next) Search(string app, StreamFilter filter, long after, int most);

    /// <summary>An install's own conversions, oldest first: how it came to be, and what won it back.</summary>
    IReadOnlyList<StreamEvent> Conversions(string app, string installId);

    /// <summary>One event, or null.</summary>
    StreamEvent? Find(string app, long position);

    /// <summary>Completes when events after this position are there, at once when they are.</summary>
    Task WaitAsync(long after, CancellationToken stop);
}

/// <summary>Which events are wanted.</summary>
/// <param name="Name">The exact name; null for all.</param>
/// <param name="Contains">A substring of an id or attribute value; null for all.</param>
/// <param name="InstallId">Only events of this install; null for all.</param>
public sealed record StreamFilter(string? Name = null, string? Contains = null, string? InstallId = null)
{
    /// <summary>Only events of this user.</summary>
    public string? UserId { get; init; }

    /// <summary>Only events from this moment on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only events before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>From the end backwards.</summary>
    public bool NewestFirst { get; init; }
}
