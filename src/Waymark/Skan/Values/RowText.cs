using System.Globalization;

namespace Waymark.Skan.Values;

/// <summary>Tells people what a row asks for.</summary>
public static class RowText
{
    public static string Of(ValueRow row, string currency) => string.Join(" and ", row.Conditions.Select(condition => Of(condition, currency)));

    static string Of(Condition condition, string currency) => NameOf(condition) + Times(condition) + Amount(condition, currency);

    static string NameOf(Condition condition) => condition.On switch
    {
        ConditionSubject.Event => string.Join(" or ", condition.Events),
        ConditionSubject.Install => "installed",
        ConditionSubject.Session => "opened",
        ConditionSubject.SignUp => "signed up",
        _ => "paid",
    };

    static string Times(Condition condition) => (condition.MinCount ?? 1, condition.MaxCount) switch
    {
        (1, null) => "",
        (1, 2) => " once",
        (0, 1) => " never",
        (var least, null) => string.Create(CultureInfo.InvariantCulture, $" {least} times or more"),
        (0 or 1, { } most) => string.Create(CultureInfo.InvariantCulture, $" fewer than {most} times"),
        (var least, { } most) when most == least + 1 => string.Create(CultureInfo.InvariantCulture, $" {least} times"),
        (var least, { } most) => string.Create(CultureInfo.InvariantCulture, $" {least} to {most - 1} times"),
    };

    static string Amount(Condition condition, string currency) => (condition.MinValue, condition.MaxValue) switch
    {
        (null, null) => "",
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $" {least:0.######} {currency} or more"),
        (null, { } most) => string.Create(CultureInfo.InvariantCulture, $" less than {most:0.######} {currency}"),
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $" {least:0.######} to {most:0.######} {currency}"),
    };
}
