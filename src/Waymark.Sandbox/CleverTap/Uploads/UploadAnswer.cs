using Waymark.Sandbox.CleverTap.Calls;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Uploads;

/// <summary>The answer to an upload: 200 whatever became of the records, and the refused ones in their order.</summary>
static class UploadAnswer
{
    public static Answer Of(IReadOnlyList<Ruling> rulings)
    {
        var unprocessed = rulings.OfType<Ruling.Refused>().Select(Describe).ToList();
        var processed = rulings.Count - unprocessed.Count;
        var status = (processed, unprocessed.Count) switch
        {
            (_, 0) => "success",
            (0, _) => "fail",
            _ => "partial",
        };

        return Answer.Ok(new { status, processed, unprocessed }) with { Rulings = rulings };
    }

    static object Describe(Ruling.Refused refused) => new
    {
        status = "fail",
        code = refused.Why.Code,
        error = refused.Error,
        record = Records.Echo.Of(refused.Raw),
    };
}
