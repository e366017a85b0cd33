using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.Template;

/// <summary>Stands for a partner whose file cannot be used, so that integrations which name it are broken and not unknown.</summary>
sealed class BrokenTemplate(string name, string file) : IConnector
{
    public string Name => name;

    public PartnerClass Class => PartnerClass.AdNetwork;

    // Which of them are secret, the file would have said.
    public IReadOnlyList<SettingDescription> Settings { get; } = [new("*", "Any setting, until the partner's file is mended.") { Secret = true }];

    public IReadOnlyList<SettingProblem> Validate(Integration integration) =>
        [new("partner", $"the file {file} that describes this partner cannot be used; the server said why when it started")];

    public string Target(IReadOnlyDictionary<string, string> settings) => "nowhere: the partner's file cannot be used";

    public Composition Compose(Telling telling) => throw Unusable;

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) => new(1, 1, 1);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings) => throw Unusable;

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => throw Unusable;

    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings) => [];

    public ProbeAnswer ReadProbe(Reply reply) => throw Unusable;

    InvalidOperationException Unusable => new($"The file {file} cannot be used.");
}
