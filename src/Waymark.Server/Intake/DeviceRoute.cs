using Waymark.Facts;

namespace Waymark.Server.Intake;

/// <summary>One thing a device may say: where, what it must contain, what it hears.</summary>
/// <param name="Path">Below <c>/api/client</c>.</param>
/// <param name="Kind">What it becomes in the journal.</param>
/// <param name="Check">What it must contain.</param>
/// <param name="Reply">Makes the answer once the fact is durable.</param>
sealed record DeviceRoute(string Path, FactKind Kind, Requirements.Check Check, DeviceRoute.MakeReply Reply)
{
    public delegate ValueTask<Answer> MakeReply(Heard heard, IAnswers answers, CancellationToken stop);

    /// <summary>The device API, complete.</summary>
    public static IReadOnlyList<DeviceRoute> All { get; } =
    [
        new("/init", FactKind.Init, Requirements.Nothing, InitReply.MakeAsync),
        new("/attribution-data", FactKind.AttributionData, Requirements.Nothing, AttributionReply.MakeAsync)
        {
            UnknownToken = Refusals.TokenUnauthorized,
        },
        new("/trigger", FactKind.Signup, Requirements.Signup, SignupReply.MakeAsync),
        new("/set-user-data", FactKind.UserData, Requirements.UserData, Always(200, "User data stored")),
        new("/capture-event", FactKind.Event, Requirements.Event, ConversionReply.Make(200, "Event received")),
        new("/capture-payment", FactKind.Payment, Requirements.Payment, ConversionReply.Make(201, "Payment received")),
        new("/remove-captured-payment", FactKind.PaymentRemoval, Requirements.PaymentRemoval, Always(200, "Payment removed")),
        new("/update-push-token", FactKind.PushToken, Requirements.PushToken, Always(200, "Push token stored")),
        new("/integrations", FactKind.Integrations, Requirements.Integrations, Always(200, "Integration info stored")),
        new("/handle-deeplink", FactKind.DeepLink, Requirements.DeepLink, DeepLinkReply.MakeAsync),
        new("/referral-data", FactKind.ReferralQuestion, Requirements.Install, ReferralReply.OfQuestionAsync),
        new("/referral-code", FactKind.LinkGiven, Requirements.LinkGiven, ReferralReply.OfGivenLinkAsync),
        new("/customer-user-id", FactKind.CustomerUserId, Requirements.CustomerUserId, Always(200, "Customer user id stored")),
        new("/deeplink-triggered", FactKind.DeepLinkTriggered, Requirements.Nothing, Always(200, "Deeplink trigger noted")),
    ];

    public Answer UnknownToken { get; init; } = Refusals.TokenUnknown;

    /// <summary>Answers a call once it is let in, and stores what is to be stored itself; null stores the body as received.</summary>
    public Func<Admitted, CancellationToken, ValueTask<Answer>>? Take { get; init; }

    static MakeReply Always(int status, string message)
    {
        var answer = Answer.Fixed(status, message, "{}");
        return (_, _, _) => ValueTask.FromResult(answer);
    }
}
