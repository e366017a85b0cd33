using System.Text.Json;

namespace Waymark.Server.Intake;

/// <summary>What each call must contain. Everything else is optional, in any type, because clients in the field differ a lot.</summary>
static class Requirements
{
    static readonly Answer InstallIdRequired = Refusals.Required("install_instance_id");
    static readonly Answer InstallOrUserRequired = Refusals.Required("install_instance_id or user_id");
    static readonly Answer PaymentOrUserRequired = Refusals.Required("payment_id or user_id");
    static readonly Answer UserIdRequired = Refusals.Required("user_id");
    static readonly Answer UserDataRequired = Refusals.Required("user_data");
    static readonly Answer UserDataIdRequired = Refusals.Required("user_data.id");
    static readonly Answer EventNameRequired = Refusals.Required("event_name");
    static readonly Answer PushTokenRequired = Refusals.Required("push_token");
    static readonly Answer IntegrationInfoRequired = Refusals.Required("integration_info");
    static readonly Answer LinkRequired = Refusals.Required("link_token or code");
    static readonly Answer DeepLinkUrlRequired = Refusals.Required("deeplink_url");

    /// <returns>What is missing or wrong; null when the call can be taken.</returns>
    public delegate Answer? Check(DeviceMessage message);

    public static Answer? Nothing(DeviceMessage message) => null;

    public static Answer? Signup(DeviceMessage message) =>
        message.Has(message.UserDataId) ? null : UserDataIdRequired;

    public static Answer? UserData(DeviceMessage message)
    {
        if (!message.UserData.IsObject) return UserDataRequired;

        return message.InstallId.IsPresent || message.Has(message.UserDataId) ? null : UserDataIdRequired;
    }

    public static Answer? Event(DeviceMessage message) =>
        message.Has(message.EventName) && message.EventName.Type == JsonTokenType.String
            ? InstallOrUser(message)
            : EventNameRequired;

    public static Answer? Payment(DeviceMessage message) =>
        message.HasAmount() ? InstallOrUser(message) : Refusals.AmountInvalid;

    public static Answer? PaymentRemoval(DeviceMessage message) =>
        message.Has(message.PaymentId) || message.Has(message.UserId) ? null : PaymentOrUserRequired;

    public static Answer? PushToken(DeviceMessage message) =>
        message.Has(message.PushToken) ? Install(message) : PushTokenRequired;

    public static Answer? Integrations(DeviceMessage message) =>
        message.IntegrationInfo.IsObject ? Install(message) : IntegrationInfoRequired;

    public static Answer? DeepLink(DeviceMessage message) =>
        message.Has(message.DeepLinkUrl) ? null : DeepLinkUrlRequired;

    public static Answer? CustomerUserId(DeviceMessage message) =>
        message.Has(message.UserId) ? null : UserIdRequired;

    public static Answer? LinkGiven(DeviceMessage message) =>
        message.Has(message.LinkToken) || message.Has(message.Code) ? InstallOrUser(message) : LinkRequired;

    public static Answer? Install(DeviceMessage message) =>
        message.InstallId.IsPresent ? null : InstallIdRequired;

    static Answer? InstallOrUser(DeviceMessage message) =>
        message.InstallId.IsPresent || message.Has(message.UserId) ? null : InstallOrUserRequired;
}
