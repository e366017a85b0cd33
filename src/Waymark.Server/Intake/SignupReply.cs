using System.Text.Json;

namespace Waymark.Server.Intake;

/// <summary>Answers a sign-up. The deep link in it is empty on purpose: see <see cref="OldReactNative"/>.</summary>
static class SignupReply
{
    const string Message = "Trigger processed";

    static readonly Answer Usual = Answer.Fixed(200, Message, """{"deeplink":"","trigger":true}""");

    public static ValueTask<Answer> MakeAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var deepLink = heard.PendingDeepLink;
        var usual = deepLink is null ? Usual : new Answer(200, Envelope.Write(200, Message, json => WriteKeys(json, deepLink)));

        return ConversionReply.MayHaveValue(heard, answers)
            ? ConversionReply.MakeAsync(usual, json => WriteKeys(json, deepLink ?? ""), Message, heard, answers, stop)
            : ValueTask.FromResult(usual);
    }

    static void WriteKeys(Utf8JsonWriter json, string deepLink)
    {
        json.WriteString("deeplink"u8, deepLink);
        json.WriteBoolean("trigger"u8, true);
    }
}
