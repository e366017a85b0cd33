using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.MParticle;

/// <summary>What mParticle's schema asks of an event.</summary>
static class MParticleEventChecks
{
    static readonly HashSet<string> Types =
    [
        "session_start", "session_end", "screen_view", "custom_event", "crash_report", "opt_out", "first_run", "pre_attribution",
        "push_registration", "application_state_transition", "push_message", "network_performance", "breadcrumb", "profile", "push_reaction",
        "commerce_event", "user_attribute_change", "user_identity_change", "uninstall",
    ];

    // attribution is missing from the schema's list, but documented for attribution feeds.
    static readonly HashSet<string> CustomTypes =
        ["navigation", "location", "search", "transaction", "user_content", "user_preference", "social", "other", "media", "attribution"];

    static readonly HashSet<string> Transitions =
        ["application_initialized", "application_exit", "application_background", "application_foreground"];

    static readonly HashSet<string> Actions =
    [
        "add_to_cart", "remove_from_cart", "checkout", "checkout_option", "click", "view_detail", "purchase", "refund", "add_to_wishlist",
        "remove_from_wish_list",
    ];

    static readonly string[] Commerce = ["product_action", "promotion_action", "product_impressions"];

    /// <returns>What is wrong with it, or null.</returns>
    public static string? Problem(JsonElement one)
    {
        if (one.Text("event_type") is not { } type) return "Required event field \"event_type\" is missing or empty.";
        if (!Types.Contains(type)) return $"Unknown event type \"{type}\".";
        if (one.Field("data") is not { ValueKind: JsonValueKind.Object } data) return "Required event field \"data\" is missing or empty.";

        return CommonProblem(data) ?? type switch
        {
            "custom_event" => CustomProblem(data),
            "commerce_event" => CommerceProblem(data),
            "application_state_transition" => Member(data, "application_transition_type", Transitions),
            "screen_view" => data.Text("screen_name") is null ? Missing("screen_name") : null,
            _ => null,
        };
    }

    static string? CommonProblem(JsonElement data)
    {
        if (data.Field("timestamp_unixtime_ms") is { } time && !(time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out _)))
            return "timestamp_unixtime_ms must be a whole number.";

        return data.Field("custom_attributes") is { } attributes
            && (attributes.ValueKind != JsonValueKind.Object
                || attributes.EnumerateObject().Any(attribute => attribute.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            ? "custom_attributes must be an object of plain values."
            : null;
    }

    static string? CustomProblem(JsonElement data) =>
        data.Text("event_name") is null ? Missing("event_name") : Member(data, "custom_event_type", CustomTypes);

    static string? CommerceProblem(JsonElement data)
    {
        var kinds = Commerce.Where(name => data.Field(name) is not null).ToArray();
        if (kinds.Length != 1) return "A commerce event has exactly one of product_action, promotion_action and product_impressions.";

        return data.Field("product_action") is not { } action ? null
            : Member(action, "action", Actions)
            ?? (action.List("products")?.All(product => (product.Text("id") ?? product.Text("name")) is not null) == false ? "A product needs an id or a name." : null);
    }

    static string? Member(JsonElement data, string name, HashSet<string> known) =>
        data.Text(name) is not { } text ? Missing(name) : known.Contains(text) ? null : $"Unknown {name} \"{text}\".";

    static string Missing(string name) => $"Required event field \"{name}\" is missing or empty.";
}
