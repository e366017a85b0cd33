using System.Text;

namespace Waymark.Connectors.CleverTap;

/// <summary>The connection test.</summary>
static class CleverTapProbe
{
    /// <summary>Goes out with <c>dryRun=1</c> only, so no such profile comes to be.</summary>
    public static ReadOnlyMemory<byte> Record { get; } =
        Encoding.UTF8.GetBytes("""{"type":"profile","identity":"waymark-connection-test","profileData":{"Name":"Connection test"}}""");

    public static ProbeAnswer Read(Reply reply) => reply.Status switch
    {
        401 or 403 => new ProbeAnswer.Fails(CleverTapAnswers.WrongCredentials),
        200 when CleverTapAnswers.IsJson(reply) => new ProbeAnswer.Works(),
        200 => new ProbeAnswer.CannotTell("CleverTap answered 200 without a word; check the address"),
        404 or 405 => new ProbeAnswer.CannotTell($"HTTP {reply.Status}; check the address"),
        _ => new ProbeAnswer.CannotTell($"HTTP {reply.Status}"),
    };
}
