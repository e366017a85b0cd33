using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waymark.SmartLinks;

/// <summary>Takes values out of a link that somebody sent, noting by field what is wrong with them.</summary>
sealed class LinkValues(JsonObject from, List<FieldError> errors)
{
    public void Fail(string field, string problem) => errors.Add(new FieldError(field, problem));

    public JsonNode? Node(string field) => from.TryGetPropertyValue(field, out var node) ? node : null;

    public string? Text(string field, int longest) => Text(field, Node(field), longest);

    /// <returns>Null for what is absent, empty or no good.</returns>
    public string? Text(string field, JsonNode? node, int longest)
    {
        var text = node?.GetValueKind() switch
        {
            null or JsonValueKind.Null => null,
            JsonValueKind.String => node.GetValue<string>().Trim(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
            _ => NoText(field),
        };

        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length > longest) return Refuse(field, string.Create(CultureInfo.InvariantCulture, $"has {text.Length} characters; {longest} are allowed"));

        return text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? Refuse(field, "holds control characters") : text;
    }

    public bool Flag(string field) => Node(field) switch
    {
        null => false,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<string>(out var text) && text.Trim().ToLowerInvariant() is var word && word is "true" or "1" or "yes" or "false" or "0" or "no" or "" =>
            word is "true" or "1" or "yes",
        _ => RefuseFlag(field),
    };

    public int? Number(string field, JsonNode? node, int least, int most)
    {
        if (node is null || (node.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Trim().Length == 0)) return null;

        var number = node.GetValueKind() switch
        {
            JsonValueKind.Number when node.AsValue().TryGetValue<int>(out var whole) => whole,
            JsonValueKind.String when int.TryParse(node.GetValue<string>(), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var whole) => whole,
            _ => (int?)null,
        };

        if (number is { } found && found >= least && found <= most) return found;

        Fail(field, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));
        return null;
    }

    public DateTimeOffset? Moment(string field)
    {
        if (Text(field, 40) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)) return moment;

        Fail(field, "must be a moment such as 2026-12-31T23:59:59Z");
        return null;
    }

    public T? Choice<T>(string field) where T : struct, Enum
    {
        if (Text(field, 40) is not { } text) return null;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice)) return choice;

        Fail(field, $"must be one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
        return null;
    }

    /// <summary>The members of an object; nothing when it is absent.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Members(string field, string what)
    {
        switch (Node(field))
        {
            case JsonObject members:
                return members;
            case null:
                return [];
            default:
                Fail(field, $"must be {what}");
                return [];
        }
    }

    string? NoText(string field) => Refuse(field, "must be a text");

    string? Refuse(string field, string problem)
    {
        Fail(field, problem);
        return null;
    }

    bool RefuseFlag(string field)
    {
        Fail(field, "must be true or false");
        return false;
    }
}
