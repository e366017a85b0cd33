using Waymark.Skan;

namespace Waymark.Server.Api.Skan;

/// <summary>One postback as received, and what was made of it.</summary>
/// <param name="Id">Its place in the journal.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Address">Who sent it.</param>
/// <param name="Verdict"><c>valid</c>, <c>duplicate</c>, <c>invalid_signature</c>, <c>malformed</c>, <c>unsupported_version</c> or <c>development</c>.</param>
/// <param name="Problem">Why it is not valid.</param>
/// <param name="Postback">What it says; believe it only where the verdict is valid.</param>
/// <param name="Body">As received.</param>
public sealed record PostbackView(string Id, DateTimeOffset ReceivedAt, string? Address, string Verdict, string? Problem, Postback? Postback, string Body)
{
    public static PostbackView Of(ReceivedPostback received) => new(
        FormattableString.Invariant($"{received.Position}"), received.At, received.Address, PostbackVerdicts.NameOf(received.Verdict), received.Problem, received.Postback, received.Body);
}
