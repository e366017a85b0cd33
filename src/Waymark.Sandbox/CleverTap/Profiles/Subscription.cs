using System.Text.Json;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>One record of <c>subscribe</c> or <c>disassociate</c>: an address, and what to do with it.</summary>
sealed record Subscription(string ProfileKey, string Value, bool IsResubscribe)
{
    public Ruling.Refused? Refused { get; private init; }

    public string ConsentKey => ProfileKey == "Email" ? "MSG-email" : "MSG-sms";

    public static Subscription Judge(int number, JsonElement raw, bool mustSayStatus)
    {
        var value = raw.Find("value");
        var refusal = raw.Text("type") switch
        {
            "email" when value is not { } email || !SystemKeys.IsEmail(email) => Refusal.Email,
            "phone" when value is not { } phone || !SystemKeys.IsPhone(phone) => Refusal.Phone,
            "email" or "phone" => null,
            _ => Refusal.UnknownType,
        };

        var status = raw.Text("status");
        if (refusal is null && mustSayStatus && status is not ("Unsubscribe" or "Resubscribe"))
            refusal = Refusal.ProfileStructure("status must be Unsubscribe or Resubscribe.");

        return new(raw.Text("type") == "email" ? "Email" : "Phone", raw.Text("value") ?? "", status == "Resubscribe")
        {
            Refused = refusal is null ? null : new(number, refusal, raw),
        };
    }
}
