using System.Globalization;
using Waymark.Reports;

namespace Waymark.Skan;

/// <summary>What a postback is counted as: a measure and, for values, a name.</summary>
public static class PostbackFigures
{
    /// <summary>The name of an install whose value Apple withheld, or that has none: not the same as 0.</summary>
    public const string NoValue = "null";

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

        yield return (Measures.SkanValues, NameOf(postback));
    }

    /// <summary><c>0/fine/12</c>, <c>1/coarse/low</c> or <c>0/null</c>: window, kind, value.</summary>
    static string NameOf(Postback postback) => string.Create(CultureInfo.InvariantCulture, $"{postback.Window}/{postback switch
    {
        { Value: { } fine } => string.Create(CultureInfo.InvariantCulture, $"fine/{fine}"),
        { CoarseValue: { } coarse } => $"coarse/{coarse}",
        _ => NoValue,
    }}");
}
