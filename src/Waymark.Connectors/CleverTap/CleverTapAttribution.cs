using System.Globalization;
using System.Text;

namespace Waymark.Connectors.CleverTap;

/// <summary>Installs through the endpoint for measurement partners: one GET each, stored by CleverTap as UTM Visited.</summary>
static class CleverTapAttribution
{
    // The table there asks for all three utm values, so the missing ones get CleverTap's own filler.
    const string Filler = "(not set)";

    /// <returns>The query without credentials, which are added when the request is built.</returns>
    public static Parcel Install(Telling telling, CleverTapIdentity.Device device)
    {
        var install = new CleverTapInstall(telling);
        var query = new StringBuilder();
        Add(query, "event_type", install.Name);
        Add(query, "utm_source", install.Source);
        Add(query, "utm_medium", install.Medium ?? Filler);
        Add(query, "utm_campaign", install.Campaign ?? Filler);
        Add(query, "device_identifier", device.Id);
        Add(query, "platform", install.Platform);
        Add(query, "timestamp", install.Timestamp.ToString(CultureInfo.InvariantCulture));
        Add(query, "om_event_id", telling.Event.Id);
        return new Parcel(CleverTapRoute.Attribution, Encoding.UTF8.GetBytes(query.ToString()));
    }

    public static string Query(Parcel parcel, CleverTapSettings settings)
    {
        var query = new StringBuilder();
        Add(query, "partner_name", settings.PartnerName);
        query.Append('&').Append(Encoding.UTF8.GetString(parcel.Body.Span));
        Add(query, "account_id", settings.AccountId);
        Add(query, "account_token", settings.Token ?? "");
        Add(query, "account_passcode", settings.Passcode);
        return query.ToString();
    }

    static void Add(StringBuilder query, string name, string value)
    {
        if (query.Length > 0)
            query.Append('&');

        query.Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
