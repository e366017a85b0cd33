using System.Text.Json;
using System.Text.Unicode;

namespace Waymark.Server.Intake;

/// <summary>The little of a web page's body that checks need; open, or sealed with one of our keys.</summary>
sealed class WebMessage
{
    readonly ReadOnlyMemory<byte> _body;

    WebMessage(ReadOnlyMemory<byte> body) => _body = body;

    public ReadOnlySpan<byte> Body => _body.Span;

    public JsonText Token { get; private set; }

    public JsonText EventId { get; private set; }

    public JsonText EventType { get; private set; }

    public JsonText SealVersion { get; private set; }

    public JsonText SealKeyId { get; private set; }

    public JsonText SealPoint { get; private set; }

    public JsonText SealNonce { get; private set; }

    public JsonText SealText { get; private set; }

    public bool IsSealed => !SealVersion.IsAbsent;

    /// <returns>Why the body cannot be read; null when it could.</returns>
    public static Answer? Read(ReadOnlyMemory<byte> body, out WebMessage message)
    {
        message = new WebMessage(body);

        if (!Utf8.IsValid(body.Span)) return Refusals.NotUtf8;

        var walk = new JsonWalk(body.Span);

        try
        {
            if (!walk.EnterBody()) return Refusals.NotAnObject;

            message.ReadBody(ref walk);
            walk.LeaveBody();
            return null;
        }
        catch (JsonException)
        {
            return walk.IsTooDeep ? Refusals.TooDeep : Refusals.NotJson;
        }
    }

    public bool Has(JsonText value) => value.SaysSomething(Body);

    public string? Text(JsonText value) => value.Read(Body);

    void ReadBody(ref JsonWalk walk)
    {
        while (walk.NextName(out var name))
        {
            var value = walk.NextValue();

            if (name.SequenceEqual("token"u8)) Token = value;
            else if (name.SequenceEqual("event_id"u8)) EventId = value;
            else if (name.SequenceEqual("event_type"u8)) EventType = value;
            else if (name.SequenceEqual("lrv"u8)) SealVersion = value;
            else if (name.SequenceEqual("kid"u8)) SealKeyId = value;
            else if (name.SequenceEqual("epk"u8)) SealPoint = value;
            else if (name.SequenceEqual("iv"u8)) SealNonce = value;
            else if (name.SequenceEqual("ct"u8)) SealText = value;

            walk.Skip();
        }
    }
}
