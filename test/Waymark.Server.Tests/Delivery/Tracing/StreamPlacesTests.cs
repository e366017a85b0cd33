using Waymark.Server.Delivery.Tracing;

namespace Waymark.Server.Tests.Delivery.Tracing;

public sealed class StreamPlacesTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_moment_is_found_by_when_events_were_received_whatever_they_tell_of()
    {
        var start = _world.GetUtcNow();

        for (var hour = 0; hour < 10; hour++)
        {
            _world.Happens("i1", at: hour % 2 == 0 ? start.AddDays(-30) : start.AddHours(hour + 23));
            _world.Advance(TimeSpan.FromHours(1));
        }

        Enumerable.Range(0, 11).Select(hour => StreamPlaces.Before(_world.Stream, "shop", start.AddHours(hour)))
            .ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
}
