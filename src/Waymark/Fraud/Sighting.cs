using System.Globalization;

namespace Waymark.Fraud;

/// <summary>What a rule saw once it was met.</summary>
/// <param name="Input">What was measured, for people.</param>
/// <param name="Threshold">Against what.</param>
/// <param name="IsRemark">Only the line of remarks was crossed: it is tagged in every mode.</param>
readonly record struct Sighting(string Input, string Threshold, bool IsRemark = false)
{
    /// <summary>For rules that a count beyond a line meets.</summary>
    public static Sighting? Above(int count, RuleInForce rule)
    {
        if (count > rule.Threshold) return new(Number(count, rule), Number(rule.Threshold, rule));

        return count > rule.TagThreshold ? new(Number(count, rule), Number(rule.TagThreshold.Value, rule), IsRemark: true) : null;
    }

    static string Number(double number, RuleInForce rule) => string.Create(CultureInfo.InvariantCulture, $"{number:0.##} {rule.Rule.Unit}");
}
