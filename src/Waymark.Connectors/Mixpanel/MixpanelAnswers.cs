using System.Text.Json;

namespace Waymark.Connectors.Mixpanel;

/// <summary>What Mixpanel's replies mean. A 400 may have taken all but the events it names.</summary>
static class MixpanelAnswers
{
    public const string WrongCredentials = "Mixpanel refused the credentials: wrong token, secret, project or region";

    public static Answer ReadImport(Reply reply, IReadOnlyList<Parcel> parcels) => reply.Status switch
    {
        200 when reply.Object() is not null => Answer.TakenWhole(parcels.Count),
        200 => new Answer.Postponed("Mixpanel gave an unexpected answer; check the address"),
        400 => ReadFailures(reply.Object(), parcels),
        _ => CallStatus.Read(reply, "Mixpanel", WrongCredentials),
    };

    /// <summary>Profiles are answered with 200 even when they are not taken.</summary>
    public static Answer ReadEngage(Reply reply, IReadOnlyList<Parcel> parcels)
    {
        if (reply.Status is not (200 or 400))
            return CallStatus.Read(reply, "Mixpanel", WrongCredentials);

        var root = reply.Object();

        return root?.Find("status", JsonValueKind.Number) is { } status && status.TryGetInt32(out var number) && number == 1
            ? Answer.TakenWhole(parcels.Count)
            : root is null && reply.Status == 200
                ? new Answer.Postponed("Mixpanel gave an unexpected answer; check the address")
                : new Answer.Split(root?.Text("error") ?? "Mixpanel took none of the profiles and did not say why");
    }

    static Answer ReadFailures(JsonElement? root, IReadOnlyList<Parcel> parcels)
    {
        if (root?.Find("failed_records", JsonValueKind.Array) is not { } failures || failures.GetArrayLength() == 0)
            return new Answer.Split(root?.Text("error") ?? "HTTP 400: malformed request");

        var outcomes = Enumerable.Repeat(ParcelOutcome.Good, parcels.Count).ToArray();

        foreach (var failure in failures.EnumerateArray())
        {
            if (failure.ValueKind != JsonValueKind.Object || !failure.TryGetProperty("index"u8, out var number)
                || ReplyText.Index(number, parcels.Count) is not { } index)
            {
                return new Answer.Split("Mixpanel refused an event and did not say which");
            }

            outcomes[index] = new ParcelOutcome.Refused(
                failure.Text("field") ?? "400", failure.Text("message") ?? "no reason given");
        }

        return new Answer.Taken(outcomes);
    }
}
