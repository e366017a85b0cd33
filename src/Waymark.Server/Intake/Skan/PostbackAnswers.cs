using System.Collections.Frozen;
using Waymark.Skan;

namespace Waymark.Server.Intake.Skan;

/// <summary>What a sender of postbacks hears: 200, and for people who test what was made of it.</summary>
static class PostbackAnswers
{
    static readonly FrozenDictionary<PostbackVerdict, Answer> ByVerdict = Enum.GetValues<PostbackVerdict>().ToFrozenDictionary(verdict => verdict, Make);

    public static Answer Of(PostbackVerdict verdict) => ByVerdict[verdict];

    static Answer Make(PostbackVerdict verdict)
    {
        var name = PostbackVerdicts.NameOf(verdict);

        return new(StatusCodes.Status200OK, JsonBody.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("verdict"u8, name);
            json.WriteNumber("status"u8, StatusCodes.Status200OK);
            json.WriteEndObject();
        }))
        {
            Refusal = verdict is PostbackVerdict.Valid or PostbackVerdict.Duplicate or PostbackVerdict.Development ? null : name,
        };
    }
}
