using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Tests.Echo;

public sealed class ReceivedRequestsTests
{
    [Fact]
    public void The_oldest_make_room_and_keep_their_numbers()
    {
        var received = new ReceivedRequests(2, 1000);

        for (var i = 1; i <= 3; i++)
            received.Add(Request(10));

        received.After(0, 10).Select(request => request.Number).ShouldBe([2, 3]);
        received.Count.ShouldBe(3);
    }

    [Fact]
    public void Long_bodies_make_room_too_and_the_latest_always_stays()
    {
        var received = new ReceivedRequests(10, 100);

        received.Add(Request(60));
        received.Add(Request(60));
        received.Add(Request(500));

        received.After(0, 10).Select(request => request.Number).ShouldBe([3]);
    }

    static ReceivedRequest Request(int bytes) =>
        new(DateTimeOffset.UnixEpoch, "POST", "/", "", new Dictionary<string, string>(), new byte[bytes]);
}
