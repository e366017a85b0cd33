using System.Text;
using System.Text.Json;

namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>The connection test goes to the validation server, which keeps nothing, and does not know secrets either.</summary>
static class GoogleAnalyticsProbe
{
    public static byte[] Body { get; } = Encoding.UTF8.GetBytes(
        """{"app_instance_id":"00000000000000000000000000000000","validation_behavior":"ENFORCE_RECOMMENDATIONS","events":[{"name":"waymark_connection_test","params":{}}]}""");

    public static ProbeAnswer Read(Reply reply)
    {
        if (reply.Status != 200 || reply.Object()?.Find("validationMessages", JsonValueKind.Array) is not { } messages)
            return new ProbeAnswer.CannotTell($"HTTP {reply.Status}; check the address");

        return messages.GetArrayLength() == 0
            ? new ProbeAnswer.CannotTell("Google takes the form of our events; whether the secret is right it never says, so look at Realtime in Analytics")
            : new ProbeAnswer.Fails(messages[0].Text("description") ?? "Google finds fault with the settings and does not say why");
    }
}
