namespace Waymark.Client.Wire;

/// <summary>How a user goes into a body.</summary>
static class UserBody
{
    static readonly string[] Own = ["id", "name", "email", "phone"];

    public static RequestBody User(this RequestBody body, UserProfile user, bool hashed) => body.Object("user_data", () => body
        .Text("id", user.Id)
        .Text("name", Personal(user.Name, hashed))
        .Text("email", Personal(user.Email, hashed))
        .Text("phone", Personal(user.Phone, hashed))
        .Time("user_created_at", user.CreatedAt)
        .Flag("is_first_time_user", user.IsFirstTimeUser)
        .Text("mixpanel_distinct_id", user.MixpanelDistinctId)
        .Text("amplitude_device_id", user.AmplitudeDeviceId)
        .Text("posthog_distinct_id", user.PosthogDistinctId)
        .Text("braze_device_id", user.BrazeDeviceId)
        .Text("ga_app_instance_id", user.GaAppInstanceId)
        .Text("ga_session_id", user.GaSessionId)
        .Text("netcore_device_guid", user.NetcoreDeviceGuid)
        .Extra(user.Extra, Own));

    static string? Personal(string? text, bool hashed) =>
        hashed && !string.IsNullOrEmpty(text) ? PersonalText.Hash(text) : text;
}
