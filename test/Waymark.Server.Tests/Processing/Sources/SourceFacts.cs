using System.Text;
using Waymark.Facts;
using Waymark.Fraud.Sources;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Sources;

/// <summary>Says things about sources, and makes installs of them.</summary>
static class SourceFacts
{
    public static readonly SourceScope Net = new() { Source = "NET" };

    public static void SaySource(this ProcessingApplication app, SourceWord word) =>
        app.SayRaw(FactKind.SourceFinding, Encoding.UTF8.GetString(word.Write()), address: null);

    public static void Found(this ProcessingApplication app, SourceScope? scope = null, double value = 0.3, string rule = "click_flooding") => app.SaySource(new SourceWord
    {
        Kind = SourceWordKind.Found,
        Scope = scope ?? Net,
        Rule = rule,
        Finding = new SourceFinding { Rule = rule, Measure = "later_than_a_day", Value = value, Bound = value - 0.07, Of = 200, Threshold = 0.18 },
    });

    public static void Say(this ProcessingApplication app, SourceWordKind kind, SourceScope? scope = null, string? rule = null, params string[] installs) =>
        app.SaySource(new SourceWord { Kind = kind, Scope = scope ?? Net, Rule = rule, By = "key 1", Why = "because", Installs = kind == SourceWordKind.Rejected ? installs : null });

    /// <summary>A click on a link of the network, and the install that it leads to after a while.</summary>
    public static void Earn(this ProcessingApplication app, string id, string site = "s1", TimeSpan? after = null, string source = "NET", string? gaid = null)
    {
        var click = app.Click($"https://go.shop.example/p/42?pid={source}&c=C1&af_siteid={site}");
        app.Advance(after ?? TimeSpan.FromMinutes(5));
        app.Init(id, new { install_ref = $"lr_ia_id={click}", gaid });
    }

    public static StandingFinding? Standing(this ProcessingApplication app, string rule) =>
        app.State.Sources.Standing(app.App).SingleOrDefault(found => found.Rule == rule);

    public static SourceFigures FiguresOf(this ProcessingApplication app, string source, string? site = null) => app.State.Sources
        .Days(app.App, DateOnly.MinValue, DateOnly.MaxValue)
        .Where(day => day.Key.Source == source && (site is null || day.Key.Site == site))
        .Aggregate(SourceFigures.None, (sum, day) => sum + day.Figures);
}
