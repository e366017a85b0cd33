using Waymark.Server.Delivery.Sending;

namespace Waymark.Server.Tests.Delivery.Sending;

public sealed class ParallelismTests
{
    [Fact]
    public void A_crowded_partner_gets_one_call_fewer_and_later_one_more()
    {
        var parallelism = new Parallelism();

        parallelism.Crowded(4);
        parallelism.Crowded(4);
        parallelism.Of(4).ShouldBe(2);

        for (var i = 0; i < 10; i++) parallelism.Calm();
        parallelism.Of(4).ShouldBe(3);

        for (var i = 0; i < 10; i++) parallelism.Crowded(4);
        parallelism.Of(4).ShouldBe(1);
    }
}
