using System.Collections.Concurrent;
using Waymark.Links;
using Waymark.Server.Links;

namespace Waymark.Server.Tests.Links;

/// <summary>Ids of clicks, made for many visitors at once.</summary>
public sealed class ClickIdsTests
{
    [Fact]
    public void No_two_of_one_moment_are_the_same_and_all_tell_it()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(1_772_366_400_123);
        var ids = new ConcurrentBag<string>();

        Parallel.For(0, 4, _ =>
        {
            for (var i = 0; i < 5_000; i++)
                ids.Add(ClickIds.New(now));
        });

        Assert.Equal(20_000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(now, ClickId.TimeOf(id)));
    }
}
