using Waymark.Events;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class FeedEchoTests
{
    [Theory]
    [InlineData("add_to_cart")]
    [InlineData("UTM Visited")]
    public async Task What_had_gone_out_from_here_is_kept_and_means_and_counts_nothing(string name)
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Advance(TimeSpan.FromHours(30));
        app.Feed(new
        {
            user_identities = new { customer_id = "u-1" },
            events = new[]
            {
                new
                {
                    event_type = "custom_event",
                    data = new { event_name = name, custom_event_type = "other", custom_attributes = new Dictionary<string, string> { ["om_event_id"] = "8b9955fa-3" } },
                },
            },
        });

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "signup", name]);
        (app.Stream[^1].Kind, app.Stream[^1].UserId, app.Stream[^1].Origin.ShouldNotBeNull().IsOurs).ShouldBe((EventKind.Feed, "u-1", true));
        app.Figure(Measures.FeedEvents).Count.ShouldBe(0);
        app.FeedCount(FeedFigures.Events, name).ShouldBe(1);
        app.FeedCount(FeedFigures.Warnings, "own_event_came_back").ShouldBe(1);
    }
}
