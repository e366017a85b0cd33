using System.Text;

namespace Waymark.Connectors.Amplitude;

/// <summary>The connection test: an event whose time is no time, which Amplitude refuses by its index if the key is right.</summary>
static class AmplitudeProbe
{
    public static Parcel Event { get; } = new(AmplitudeApi.Route, Encoding.UTF8.GetBytes(
        """{"device_id":"waymark-connection-test","event_type":"Connection test","time":"never"}"""));

    public static ProbeAnswer Read(Reply reply)
    {
        var root = reply.Object();

        return reply.Status switch
        {
            400 when AmplitudeAnswers.IsAboutTheKey(root) => new ProbeAnswer.Fails(AmplitudeAnswers.WrongKey),
            401 or 403 => new ProbeAnswer.Fails(AmplitudeAnswers.WrongKey),
            400 or 200 when root is not null => new ProbeAnswer.Works(),
            _ => new ProbeAnswer.CannotTell($"HTTP {reply.Status}; check the address"),
        };
    }
}
