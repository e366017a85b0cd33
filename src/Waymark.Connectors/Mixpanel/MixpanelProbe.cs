using System.Text;
using System.Text.Json;

namespace Waymark.Connectors.Mixpanel;

/// <summary>The connection test: an event from before 1971, which Mixpanel refuses after it has looked at the credentials.</summary>
static class MixpanelProbe
{
    public static Parcel Event { get; } = new(MixpanelRoute.Import, Encoding.UTF8.GetBytes(
        """{"event":"Connection test","properties":{"time":0,"distinct_id":"","$insert_id":"waymark-connection-test"}}"""));

    public static ProbeAnswer Read(Reply reply) => reply.Status switch
    {
        401 or 403 => new ProbeAnswer.Fails(MixpanelAnswers.WrongCredentials),
        400 when reply.Object()?.Find("failed_records", JsonValueKind.Array) is not null => new ProbeAnswer.Works(),
        200 when reply.Object() is not null => new ProbeAnswer.Works(),
        400 => new ProbeAnswer.Fails(reply.Object()?.Text("error") ?? "HTTP 400; check the address"),
        _ => new ProbeAnswer.CannotTell($"HTTP {reply.Status}; check the address"),
    };
}
