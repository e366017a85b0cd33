using System.Text.Json;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>The profile keys that have a rule: email first, then phone, then the others, age last.</summary>
static class SystemKeys
{
    static readonly (string Key, Func<JsonElement, bool> IsGood, Refusal Refusal)[] Rules =
    [
        ("Email", IsEmail, Refusal.Email),
        ("Phone", IsPhone, Refusal.Phone),
        ("Gender", value => IsOneOf(value, "M", "F"), Refusal.Gender),
        ("Employed", value => IsOneOf(value, "Y", "N"), Refusal.Employed),
        ("Education", value => IsOneOf(value, "School", "College", "Graduate"), Refusal.Education),
        ("Married", value => IsOneOf(value, "Y", "N"), Refusal.Married),
        ("Age", IsWholeNumber, Refusal.Age),
    ];

    static readonly string[] Consents = ["MSG-email", "MSG-push", "MSG-sms", "MSG-whatsapp"];

    public static Refusal? Refuse(JsonElement changes)
    {
        foreach (var (key, isGood, refusal) in Rules)
        {
            if (changes.Find(key) is { } value && value.ValueKind != JsonValueKind.Object && !isGood(value))
                return refusal;
        }

        return null;
    }

    /// <summary>What looks wrong in keys for which no code is documented.</summary>
    public static string? Wonder(JsonElement changes)
    {
        if (changes.Find("DOB") is { } born && !IsDate(born))
            return "DOB is not a $D_ date";

        return Consents.FirstOrDefault(key => changes.Find(key) is { } given && !IsBoolean(given)) is { } odd
            ? $"{odd} is not a boolean"
            : null;
    }

    public static bool MayNest(string key) => key is "category-unsubscribe" or "category-resubscribe";

    public static bool IsEmail(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: <= 254 } text)
            return false;

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var dot = text.LastIndexOf('.');
        return at > 0 && at == text.LastIndexOf('@') && dot > at + 1 && dot < text.Length - 1
            && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == ',');
    }

    /// <summary>A plus, the country code and the digits.</summary>
    public static bool IsPhone(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: >= 8 and <= 16 } text
        && text[0] == '+' && text[1] != '0' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    static bool IsOneOf(JsonElement value, params ReadOnlySpan<string> allowed) =>
        value.ValueKind == JsonValueKind.String && allowed.Contains(value.GetString()!);

    static bool IsWholeNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var age) && age >= 0;

    static bool IsDate(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        || (value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 3 } text
            && text.StartsWith("$D_", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(3), out _));

    static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;
}
