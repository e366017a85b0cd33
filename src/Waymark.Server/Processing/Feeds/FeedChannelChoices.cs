using Waymark.Facts;
using Waymark.Feeds;

namespace Waymark.Server.Processing.Feeds;

/// <summary>Somebody left a channel, or came back. Who leaves one group of addressees has not left the channel.</summary>
static class FeedChannelChoices
{
    public static void Apply(Case @case, Told told)
    {
        var channel = OptIns.OfChannel(told.Attribute("type")) ?? OptIns.OfChannel(told.Attribute("subscription_type"))
            ?? OptIns.OfChannel(told.Attribute("campaign_type"));

        if (channel is null || told.Attribute("group") is not null) return;

        var isBack = YesOrNo.Read(told.Attribute("resubscribed")) ?? false;
        FeedProfiles.Apply(
            @case, told.Feed, told.Person,
            new ProfileTold(new FeedIdentities(), [new(channel, isBack ? "true" : "false")], [], told.Event.At));
    }
}
