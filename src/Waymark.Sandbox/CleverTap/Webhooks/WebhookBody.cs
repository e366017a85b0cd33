using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Webhooks;

/// <summary>Writes a webhook's body: no name, id or time of the event, and no signature, as with the real one.</summary>
static class WebhookBody
{
    static readonly string[] Channels = ["email", "push", "sms", "whatsapp"];

    public static JsonObject Of(WebhookCampaign campaign, IReadOnlyList<ProfileCopy> profiles)
    {
        var written = profiles.Select(profile => Profile(campaign, profile)).ToArray();

        return new JsonObject
        {
            ["targetId"] = campaign.Id,
            ["key_values"] = Copy(campaign.KeyValues),
            ["profiles"] = campaign.Shape switch
            {
                WebhookShape.Broadcast => new JsonArray(written),
                WebhookShape.Single => written[0],
                WebhookShape.Capitalised => new JsonArray([.. written.Select(Capitalise)]),
                _ => throw new InvalidOperationException($"Nobody knows how {campaign.Shape} looks."),
            },
        };
    }

    static JsonObject Profile(WebhookCampaign campaign, ProfileCopy profile)
    {
        var written = new JsonObject();
        Add("email", profile.Email);
        Add("identity", profile.Identity);
        Add("objectId", profile.ObjectId);
        Add("phone", profile.Phone);
        Add("name", profile.Name);
        Add("push_token", profile.PushToken);
        written["all_identities"] = new JsonArray([.. profile.Identities.Select(identity => JsonValue.Create(identity))]);
        written["profileData"] = Copy(profile.Custom);
        written["systemProfileData"] = Subscriptions(profile);
        written["event_properties"] = Copy(campaign.EventProperties);
        written["session_props"] = new JsonObject();
        written["key_values"] = Copy(campaign.KeyValues);
        return written;

        void Add(string name, string? value)
        {
            if (value is not null) written[name] = value;
        }
    }

    static JsonObject Subscriptions(ProfileCopy profile)
    {
        var subscriptions = new JsonObject();

        foreach (var channel in Channels)
        {
            if (profile.Allows(channel) is { } allows) subscriptions[$"{channel}Subscription"] = allows ? "Subscribed" : "Unsubscribed";
        }

        return subscriptions;
    }

    static JsonNode Capitalise(JsonObject profile)
    {
        var capitalised = new JsonObject();

        foreach (var (name, value) in profile)
            capitalised[$"{char.ToUpperInvariant(name[0])}{name[1..]}"] = value?.DeepClone();

        return capitalised;
    }

    static JsonObject Copy(IReadOnlyDictionary<string, JsonElement> properties)
    {
        var copy = new JsonObject();

        foreach (var (name, value) in properties)
            copy[name] = JsonNode.Parse(value.GetRawText());

        return copy;
    }
}
