using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Networks;

/// <summary>A network that is asked, and answers honestly: the last click of the device before the install, else its last view.</summary>
static class AsterStandIn
{
    public const string Key = "aster-key";

    static readonly TimeSpan OldestQuestion = TimeSpan.FromMinutes(5);

    public static StandIn Entry { get; } = new(
        "networks/aster",
        """
          POST /networks/aster/installs                 Waymark's question; signed with aster-key
          POST /networks/aster/ads                      a virtual user met an ad: {"deviceId":"…","type":"click","campaignId":"c-1"}
          GET  /networks/aster/ads                      whom it remembers
        """,
        Map);

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        var memory = new AdMemory(routes.ServiceProvider.GetRequiredService<TimeProvider>());

        routes.MapAds(memory);
        routes.MapPost("/installs", http => desk.ReceiveAsync(http, request => Answer(memory, request)));
    }

    static PartnerAnswer Answer(AdMemory memory, ReceivedRequest request)
    {
        if (!IsSigned(request)) return PartnerAnswer.Json(401, new { error = "bad signature" }) with { Remark = "the signature does not fit" };

        if (request.Json() is not { ValueKind: JsonValueKind.Object } question || question.Text("device_id") is not { } device || !DateTimeOffset.TryParse(
            question.Text("installed_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var installedAt))
        {
            return PartnerAnswer.Json(400, new { error = "device_id and installed_at are required" });
        }

        // To the second that the question is precise to.
        var met = memory.Of(device).Where(ad => ad.At < installedAt.AddSeconds(1)).OrderByDescending(ad => ad.IsClick).ThenByDescending(ad => ad.At).FirstOrDefault();
        return PartnerAnswer.Json(200, new { claim = met?.ToClaim(namesDevice: false) });
    }

    // t=UNIX,v1=HEX: HMAC-SHA256 over the time, a dot, and the body.
    static bool IsSigned(ReceivedRequest request)
    {
        var parts = (request.Header("X-Waymark-Signature") ?? "").Split(',');
        if (parts is not [var time, var seal] || !time.StartsWith("t=", StringComparison.Ordinal) || !seal.StartsWith("v1=", StringComparison.Ordinal)) return false;
        if (!long.TryParse(time[2..], CultureInfo.InvariantCulture, out var seconds) || (request.At - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > OldestQuestion) return false;

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{time[2..]}."), .. request.Body.Span];
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), signed);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(expected)), Encoding.UTF8.GetBytes(seal[3..]));
    }
}
