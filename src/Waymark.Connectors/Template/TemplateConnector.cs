using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.Template;

/// <summary>Calls addresses that somebody wrote with macros: the owner in the settings, or whoever described a partner in a pack.</summary>
/// <param name="pack">Null for the partner whose templates are settings.</param>
sealed class TemplateConnector(TemplatePack? pack = null) : IConnector
{
    const string Route = "postback";
    const int LongestBody = 4 * 1024 * 1024;

    public string Name => pack?.Name ?? "template";

    // Who hides behind an address nobody can tell: it hears no more than an ad network may.
    public PartnerClass Class => pack?.Class ?? PartnerClass.AdNetwork;

    public IReadOnlyList<string> Sources => pack?.Sources ?? [];

    public IReadOnlyList<SettingDescription> Settings => pack?.Settings ?? TemplateSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) =>
        [.. pack?.Problems(integration.Settings) ?? new TemplateSettings(integration.Settings).Problems()];

    public string Target(IReadOnlyDictionary<string, string> settings)
    {
        var plan = Plan(settings);
        return plan.Urls.Values.Select(plan.Opened).Select(Host).FirstOrDefault(host => host is not null) ?? "nowhere: there is no valid address";
    }

    public Composition Compose(Telling telling)
    {
        var plan = Plan(telling.Integration.Settings);

        if (TemplateEvents.TypeOf(telling, plan.Urls.ContainsKey) is not { } type) return Happenings.NothingToTell;
        if (!plan.Urls.TryGetValue(type, out var template)) return NoTemplate;

        var of = new TemplateCase(telling, Class);
        var address = TemplateFilling.Fill(plan.Opened(template), TemplateText.Url, name => plan.Find(name, of));

        if (address.Length > TemplatePlan.LongestAddress)
            return new Composition.Refuses("template_error", "The address became longer than any server takes; send less in it, or use POST.");

        if (WebAddress.Read(address) is null)
            return new Composition.Refuses("template_error", "The template does not make a valid address.");

        var kind = TemplateFilling.Of(plan.ContentType);
        var body = plan.Body is null ? "" : TemplateFilling.Fill(plan.Body, kind, name => plan.Find(name, of));

        if (body.Length > 0 && kind == TemplateText.Json && !IsJson(body))
            return new Composition.Refuses("template_error", "The body that the template makes is no valid JSON.");

        return new Composition.Ready(
        [
            new Parcel(Route, Encoding.UTF8.GetBytes(body)) { EventId = telling.Event.Id, Address = address, Confirmation = plan.Confirmation },
        ]);
    }

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) => new(1, LongestBody, Plan(settings).CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var (plan, parcel) = (Plan(settings), parcels[0]);
        var request = new HttpRequestMessage(plan.Method, parcel.Address);
        request.Headers.TryAddWithoutValidation("X-Waymark-Event-Id", parcel.EventId);
        ExtraHeaders.AddTo(request, plan.FilledHeaders);

        if (plan.Method == HttpMethod.Post)
        {
            request.Content = new ReadOnlyMemoryContent(parcel.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(plan.ContentType);
        }

        return request;
    }

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels)
    {
        var answer = StatusAnswers.Read(reply);

        if (answer is not Answer.Taken { Outcomes: [ParcelOutcome.Delivered] } || parcels is not [{ Confirmation: { } confirmation }]) return answer;

        return Encoding.UTF8.GetString(reply.Body.Span).Contains(confirmation, StringComparison.Ordinal)
            ? answer
            : new Answer.Taken([new ParcelOutcome.Retry("not_confirmed", $"HTTP {reply.Status}, but the answer does not contain \"{confirmation}\"")]);
    }

    // Nobody knows an address of a stranger's that may be called without leaving anything behind.
    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings) => [];

    public ProbeAnswer ReadProbe(Reply reply) => new ProbeAnswer.CannotTell($"HTTP {reply.Status}");

    static readonly Composition NoTemplate = new Composition.Skips("no_template");

    TemplatePlan Plan(IReadOnlyDictionary<string, string> settings) => pack?.Plan(settings) ?? new TemplateSettings(settings).Plan;

    static string? Host(string template) =>
        WebAddress.Read(TemplateFilling.Fill(template, TemplateText.Url, _ => ("x", false))) is { } address ? WebAddress.Shown(address) : null;

    static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
