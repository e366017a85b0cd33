using System.Text.Json;
using Waymark.Feeds;

namespace Waymark.Server.Processing.Feeds;

/// <summary>A user moved from one stage of life with the app to the next.</summary>
static class FeedStages
{
    const string Trait = "ct_stage";

    public static void Apply(Case @case, Told told)
    {
        if (told.Attribute("destination") is not { } stage) return;

        FeedProfiles.Apply(
            @case, told.Feed, told.Person,
            new ProfileTold(new FeedIdentities(), [new(Trait, JsonSerializer.Serialize(stage))], [], told.Event.At));
    }
}
