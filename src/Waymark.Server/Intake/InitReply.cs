using System.Text;
using System.Text.Json;
using Waymark.Installs;

namespace Waymark.Server.Intake;

/// <summary>Answers the start of an app: as documented, and for old clients so that they understand it too.</summary>
static class InitReply
{
    const string Message = "Install event accepted for processing";

    static readonly byte[] Start = [.. "{\"processing_id\":\""u8];
    static readonly byte[] End = Encoding.UTF8.GetBytes($"\",\"status\":\"accepted\",\"message\":\"{Message}\",\"success\":true}}");

    public static ValueTask<Answer> MakeAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        if (ReadsEnvelope(heard.Message)) return EnvelopeAsync(heard, answers, stop);
        if (ReadsTopLevel(heard.Message)) return TopLevelAsync(heard, answers, stop);

        return ValueTask.FromResult(new Answer(202, Documented()));
    }

    // These want a numeric status of 200 or 201 and take the deferred deep link from here.
    static bool ReadsEnvelope(DeviceMessage message) =>
        message.IsPlatform("REACT_NATIVE"u8) || message.IsPlatform("EXPO"u8) || message.IsPlatform("FLUTTER"u8);

    // The Android client 1.1.x takes any 2xx and looks for its keys on the top level.
    static bool ReadsTopLevel(DeviceMessage message) =>
        message.IsPlatform("ANDROID"u8) && message.Bytes(message.PackageVersion).StartsWith("1.1."u8);

    static byte[] Documented()
    {
        var body = new byte[Start.Length + ProcessingId.Length + End.Length];
        Start.CopyTo(body, 0);
        ProcessingId.New().TryFormat(body.AsSpan(Start.Length), out _);
        End.CopyTo(body, Start.Length + ProcessingId.Length);
        return body;
    }

    static async ValueTask<Answer> EnvelopeAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var install = await FindInstallAsync(heard, answers, stop);

        return new Answer(200, JsonBody.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("msg"u8, "Install event accepted"u8);
            json.WriteNumber("status"u8, 200);
            json.WriteBoolean("success"u8, true);
            json.WriteString("message"u8, "Install event accepted"u8);
            json.WriteString("processing_id"u8, ProcessingId.New());
            json.WriteStartObject("data"u8);
            WriteKeys(json, heard, install);
            json.WriteEndObject();
            json.WriteEndObject();
        }));
    }

    static async ValueTask<Answer> TopLevelAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var install = await FindInstallAsync(heard, answers, stop);

        return new Answer(202, JsonBody.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("processing_id"u8, ProcessingId.New());
            json.WriteString("status"u8, "accepted"u8);
            json.WriteString("message"u8, Message);
            json.WriteBoolean("success"u8, true);
            WriteKeys(json, heard, install);
            json.WriteEndObject();
        }));
    }

    static async ValueTask<Install?> FindInstallAsync(Heard heard, IAnswers answers, CancellationToken stop) =>
        heard.InstallId is { } installId
            ? await answers.FindInstallAsync(heard.App, installId, heard.Position, Patience.ForDecision, stop)
            : null;

    static void WriteKeys(Utf8JsonWriter json, Heard heard, Install? install)
    {
        json.WriteString("deeplink"u8, install?.Verdict?.DeepLink);
        json.WriteBoolean("root_domain"u8, install?.Verdict?.IsRootDomain ?? false);
        AttributionReply.WriteCampaign(json, heard.Message, install);

        // Dart fails when the object is missing; its keys may be.
        json.WriteStartObject("ip_location_data"u8);
        json.WriteString("ip"u8, heard.Caller.Address?.ToString());
        if (heard.Caller.Place is { } place) PlaceText.Write(json, place);
        json.WriteEndObject();
    }
}
