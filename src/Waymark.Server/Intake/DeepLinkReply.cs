namespace Waymark.Server.Intake;

/// <summary>Answers where the URL leads that the app was opened with.</summary>
static class DeepLinkReply
{
    public static async ValueTask<Answer> MakeAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var url = heard.Message.Text(heard.Message.DeepLinkUrl) ?? "";
        var link = OpenedLink.Of(heard.App, url);
        var value = await ConversionReply.FindAsync(heard, answers, stop);

        return new Answer(200, Envelope.Write(200, "Deeplink processed", json =>
        {
            json.WriteString("deeplink"u8, link.Destination);
            json.WriteBoolean("is_linkrunner"u8, link.IsOurs);
            json.WriteBoolean("processing"u8, false);
            ConversionReply.WriteKeys(json, value);
        }));
    }
}
