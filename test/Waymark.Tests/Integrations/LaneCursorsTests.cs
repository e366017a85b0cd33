using Waymark.Integrations;

namespace Waymark.Tests.Integrations;

public sealed class LaneCursorsTests
{
    [Fact]
    public void A_lane_advances_alone_and_never_back()
    {
        var cursors = new LaneCursors(10);

        cursors.Advance(3, 25);
        cursors.Advance(3, 20);

        cursors[3].ShouldBe(25);
        cursors[4].ShouldBe(10);
        cursors.Floor.ShouldBe(10);
    }

    [Fact]
    public void When_all_have_passed_the_floor_rises()
    {
        var cursors = new LaneCursors(0);
        cursors.Advance(3, 50);

        cursors.AdvanceAll(40);

        cursors.Floor.ShouldBe(40);
        cursors[3].ShouldBe(50);
        cursors[255].ShouldBe(40);
    }

    [Fact]
    public void What_is_stored_comes_back()
    {
        var cursors = new LaneCursors(7);
        cursors.Advance(0, 8);
        cursors.Advance(255, long.MaxValue);

        var again = LaneCursors.FromBytes(cursors.ToBytes());

        again.Floor.ShouldBe(7);
        again[0].ShouldBe(8);
        again[1].ShouldBe(7);
        again[255].ShouldBe(long.MaxValue);
    }

    [Fact]
    public void When_no_lane_is_ahead_eight_bytes_say_it_all() => new LaneCursors(1_000_000).ToBytes().Length.ShouldBe(8);
}
