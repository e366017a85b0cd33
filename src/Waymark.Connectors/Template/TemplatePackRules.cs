using System.Globalization;
using System.Net.Http.Headers;
using Waymark.Apps.Documents;

namespace Waymark.Connectors.Template;

/// <summary>What must hold of a pack beyond its schema.</summary>
static class TemplatePackRules
{
    public static IEnumerable<DocumentError> Problems(WrittenPack pack)
    {
        var addresses = pack.Settings.Where(setting => setting.Address).Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (index, setting) in pack.Settings.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"settings[{index}].name");

            if (TemplateMacros.ByName.ContainsKey(setting.Name))
                yield return new(path, $"{{{setting.Name}}} already means something; choose another name");
            else if (!names.Add(setting.Name))
                yield return new(path, $"\"{setting.Name}\" is there twice");
        }

        if (pack.Urls.Count == 0)
            yield return new("urls", "is empty; give at least one address to call");

        foreach (var (type, url) in pack.Urls)
        {
            if (TemplateAddress.Problem(url, addresses.Contains) is { } problem)
                yield return new($"urls.{type}", problem);
        }

        foreach (var (name, value) in pack.Headers)
        {
            if (ExtraHeaders.Problem(name, value) is { } problem)
                yield return new($"headers[\"{name}\"]", problem);
            else if (TemplateFilling.MacrosOf(value).FirstOrDefault(macro => !names.Contains(macro)) is { } stranger)
                yield return new($"headers[\"{name}\"]", $"{{{stranger}}} is no setting of the pack; a header may hold only settings");
        }

        if (pack.Body is not null && pack.Method != "POST")
            yield return new("body", "is only sent with the method POST");

        if (!MediaTypeHeaderValue.TryParse(pack.ContentType, out _))
            yield return new("contentType", "is no content type, such as application/json");

        if (!Uri.TryCreate(pack.Documentation, UriKind.Absolute, out var page) || page.Scheme != Uri.UriSchemeHttps)
            yield return new("documentation", "must be the https address of the partner's own page");

        if (!DateOnly.TryParseExact(pack.CheckedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new("checkedOn", "is no date of the calendar");
    }
}
