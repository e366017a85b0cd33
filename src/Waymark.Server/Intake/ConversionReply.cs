using System.Text.Json;

namespace Waymark.Server.Intake;

/// <summary>Answers what may change an iOS device's SKAdNetwork value: always the same, but for the value.</summary>
static class ConversionReply
{
    public static DeviceRoute.MakeReply Make(int status, string message)
    {
        var usual = Answer.Fixed(status, message, JsonSerializer.Serialize(new { message }));

        return (heard, answers, stop) => MayHaveValue(heard, answers)
            ? MakeAsync(usual, json => json.WriteString("message"u8, message), message, heard, answers, stop)
            : ValueTask.FromResult(usual);
    }

    /// <summary>Cheap enough for every event: most apps have no schema, and Android devices never have a value.</summary>
    public static bool MayHaveValue(Heard heard, IAnswers answers) =>
        answers.GivesConversionValues(heard.App)
        && heard.Message.InstallId.IsPresent
        && !heard.Message.IsPlatform("ANDROID"u8);

    /// <param name="usual">The answer when there is no value.</param>
    /// <param name="writeRest">Writes the other keys of <c>data</c>.</param>
    /// <param name="message">The sentence of the envelope.</param>
    /// <param name="heard">The call.</param>
    /// <param name="answers">Where values come from.</param>
    /// <param name="stop">The client has left.</param>
    public static async ValueTask<Answer> MakeAsync(
        Answer usual, Action<Utf8JsonWriter> writeRest, string message, Heard heard, IAnswers answers, CancellationToken stop)
    {
        var value = await FindAsync(heard, answers, stop);

        return value is null ? usual : usual with
        {
            Body = Envelope.Write(usual.Status, message, json =>
            {
                writeRest(json);
                WriteKeys(json, value);
            }),
        };
    }

    public static async ValueTask<ConversionValue?> FindAsync(Heard heard, IAnswers answers, CancellationToken stop) =>
        MayHaveValue(heard, answers) && heard.InstallId is { } installId
            ? await answers.FindConversionValueAsync(heard.App, installId, heard.Position, Patience.ForDecision, stop)
            : null;

    /// <summary>iOS ignores the others without a fine value, and the fine value unless it is an integer.</summary>
    public static void WriteKeys(Utf8JsonWriter json, ConversionValue? value)
    {
        if (value is null) return;

        json.WriteNumber("fine_conversion_value"u8, value.Fine);
        json.WriteBoolean("lock_postback"u8, value.LocksPostback);

        if (value.Coarse is not null)
            json.WriteString("coarse_conversion_value"u8, value.Coarse);
    }
}
