using Waymark.Reports;

namespace Waymark.Skan;

/// <summary>What a postback is counted as: a measure and, for values, a name.</summary>
public static class PostbackFigures
{
    public static IEnumerable<(string Measure, string Name)> Of(Postback postback)
    {
        if (!postback.DidWin)
        {
            yield return (Measures.SkanAssists, "");
            yield break;
        }

        if (postback.Window == 0)
        {
            yield return (postback.Conversion switch
            {
                ConversionType.Redownload => Measures.SkanReinstalls,
                ConversionType.Reengagement => Measures.SkanReengagements,
                _ => Measures.SkanInstalls,
            }, "");
        }

        yield return (Measures.SkanValues, ValueFigure.Of(postback).Name);
    }
}
