using System.Collections.Frozen;
using System.Text.Json;

namespace Waymark.Feeds;

/// <summary>What an event of each type must contain.</summary>
static class FeedEventRules
{
    static readonly FrozenDictionary<string, string[]> RequiredByType = new Dictionary<string, string[]>
    {
        ["custom_event"] = ["event_name", "custom_event_type"],
        ["uninstall"] = [],
        ["session_start"] = [],
        ["session_end"] = [],
        ["screen_view"] = [],
        ["commerce_event"] = [],
        ["application_state_transition"] = ["application_transition_type"],
        ["push_registration"] = ["register", "registration_token"],
        ["push_message"] = ["push_message_type"],
        ["opt_out"] = [],
        ["network_performance"] = [],
        ["breadcrumb"] = ["label"],
        ["crash_report"] = [],
        ["first_run"] = [],
        ["profile"] = [],
        ["user_attribute_change"] = [],
        ["user_identity_change"] = [],
        ["pre_attribution"] = [],
        ["push_reaction"] = [],
        ["validation_result"] = [],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly string[] CommerceActions = ["product_action", "promotion_action", "product_impressions"];

    /// <returns>Null for an event that can be taken.</returns>
    public static FeedProblem? Check(JsonElement happened, int index)
    {
        if (happened.ValueKind != JsonValueKind.Object) return new("event_not_an_object", $"events[{index}] must be an object");

        if (!Says(happened, "event_type") || happened.GetProperty("event_type") is not { ValueKind: JsonValueKind.String } type)
            return new("event_type_required", $"events[{index}].event_type is required");

        if (!RequiredByType.TryGetValue(type.GetString()!, out var required))
            return new("event_type_unknown", $"events[{index}].event_type is not a type of event");

        var isThere = happened.TryGetProperty("data", out var details) && details.ValueKind != JsonValueKind.Null;

        if (isThere && details.ValueKind != JsonValueKind.Object)
            return new("data_not_an_object", $"events[{index}].data must be an object");

        foreach (var key in required)
        {
            if (!isThere || !Says(details, key)) return new($"{key}_required", $"events[{index}].data.{key} is required");
        }

        if (!isThere) return null;

        if (details.TryGetProperty("custom_attributes", out var attributes) && attributes.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            return new("attributes_not_an_object", $"events[{index}].data.custom_attributes must be an object");

        return type.ValueEquals("commerce_event") && CommerceActions.Count(action => details.TryGetProperty(action, out var value) && value.ValueKind != JsonValueKind.Null) != 1
            ? new("commerce_action", $"events[{index}].data must have exactly one of {string.Join(", ", CommerceActions)}")
            : null;
    }

    static bool Says(JsonElement parent, string key) => parent.TryGetProperty(key, out var value) && value.ValueKind switch
    {
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.True or JsonValueKind.False => true,
        JsonValueKind.Number => key is not ("event_name" or "custom_event_type"),
        _ => false,
    };
}
