using Waymark.Events;
using Waymark.Storage;

namespace Waymark.Server.Api.Integrations;

/// <summary>Finds an event by what people have of it.</summary>
static class EventsById
{
    /// <param name="stream">Where it is.</param>
    /// <param name="app">Whose.</param>
    /// <param name="id">The event's id.</param>
    /// <returns>Null also when the id is that of another journal.</returns>
    public static StreamEvent? FindById(this IStream stream, string app, string id) =>
        Storage.EventId.PositionOf(id) is { } position && stream.Find(app, position) is { } happened && happened.Id == id ? happened : null;
}
