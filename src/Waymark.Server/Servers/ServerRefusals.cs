using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>Every reason not to do what a server asks.</summary>
static class ServerRefusals
{
    public static readonly Answer KeyMissing = Refuse(401, "key_missing", "Server key missing!");
    public static readonly Answer KeyInvalid = Refuse(401, "key_invalid", "Server key invalid!");
    public static readonly Answer NotFound = Refuse(404, "not_found", "There is nothing at this address.");
    public static readonly Answer MethodNotAllowed = Refuse(405, "method_not_allowed", "Method not allowed.");

    public static readonly Answer LinkUnknown = Refuse(400, "link_unknown", "Invalid request parameters.");
    public static readonly Answer TimeZoneUnknown = Refuse(400, "timezone_unknown", "Invalid timezone format.");
    public static readonly Answer TimestampUnreadable = Refuse(400, "timestamp_unreadable", "Invalid timestamp format.");
    public static readonly Answer ParameterMissing = Refuse(422, "parameter_missing", "Required parameter missing.");
    public static readonly Answer WhoMissing = Refuse(400, "who_missing", "Either device_identifier or user_id is required.");

    public static readonly Answer ResourceNotFound = Refuse(404, "resource_not_found", "Resource not found.");
    public static readonly Answer CampaignNotFound = Refuse(404, "campaign_not_found", "Campaign not found!");
    public static readonly Answer CampaignNameRequired = Refuse(400, "name_required", "Campaign name is required!");
    public static readonly Answer CampaignNameEmpty = Refuse(400, "name_empty", "Campaign name cannot be empty!");
    public static readonly Answer NothingToUpdate = Refuse(400, "nothing_to_update", "At least one field (name or active) is required for update!");
    public static readonly Answer ActiveNotBoolean = Refuse(400, "active_not_boolean", "Active field must be a boolean!");
    public static readonly Answer DisplayIdTaken = Refuse(400, "display_id_taken", "Campaign with this display ID already exists!");
    public static readonly Answer DomainNotFound = Refuse(400, "domain_not_found", "Domain not found in project");
    public static readonly Answer ListingsNotTexts = Refuse(400, "listings_not_texts", "store_listing_ids must be an array of non-empty strings!");

    public static readonly Answer ListingsOfOnePlatform =
        Refuse(400, "listings_of_one_platform", "Cannot assign multiple store listings with the same platform to a campaign!");

    public static readonly Answer PaymentNotFound = Refuse(400, "payment_not_found", "No payment found with the given payment id or user id");

    public static readonly Answer ConfigurationBusy =
        Refuse(503, "configuration_busy", "The configuration is being changed by others, try again.") with { RetryAfter = 1 };

    static readonly Answer TooMany = Refuse(429, "too_many", "Rate limit exceeded. Please try again later.");

    public static Answer TooManyFor(int seconds) => TooMany with { RetryAfter = seconds };

    public static Answer Refuse(int status, string reason, string message) =>
        Answer.Fixed(status, message) with { Refusal = reason };
}
