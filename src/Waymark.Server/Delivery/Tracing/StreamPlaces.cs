using Waymark.Storage;

namespace Waymark.Server.Delivery.Tracing;

/// <summary>Finds the place in the stream that belongs to a moment.</summary>
static class StreamPlaces
{
    /// <returns>The position after which an app's events were received at this moment or later.</returns>
    public static long Before(IStream stream, string app, DateTimeOffset moment)
    {
        var earlier = 0L;
        var later = stream.LastPosition;

        while (earlier < later)
        {
            var middle = earlier + ((later - earlier) / 2);

            if (stream.Read(app, middle, 1) is [var happened] && happened.ReceivedAt < moment)
                earlier = happened.Position;
            else
                later = middle;
        }

        return earlier;
    }
}
