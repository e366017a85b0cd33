using System.Net;
using Waymark.Links;
using Waymark.Server.Links.Domains;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Links;

public sealed class DomainCheckTests
{
    static readonly Apps.App App = Some.App() with
    {
        Domains = ["links.shop.example", "go.shop.example"],
        WrapperDomains = ["click.mail.example"],
        Ios = new() { BundleId = "com.example.shop", TeamId = "TEAMID1234" },
    };

    readonly DrawnNetwork _network = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_is_all_it_should_be_is_found_good()
    {
        _network.Serve(App, "links.shop.example");
        _network.Texts["_waymark.links.shop.example"] = ["v=spf1 -all", DomainProof.TextOf(App, "links.shop.example")];

        var domain = await FirstAsync();

        domain.IsPreferred.ShouldBeTrue();
        domain.Addresses.ShouldBe(["203.0.113.1"]);
        (domain.ReachesUs, domain.Apple, domain.Android, domain.Dns).ShouldBe((Finding.Good, Finding.Good, Finding.Good, Finding.Good));
    }

    [Fact]
    public async Task A_host_that_does_not_resolve_says_what_to_do()
    {
        var domain = await FirstAsync();

        domain.ReachesUs.Problem.ShouldNotBeNull().ShouldContain("does not resolve");
        domain.Apple.ShouldBe(Finding.Unknown);
        domain.Dns.Problem.ShouldNotBeNull().ShouldContain("TXT record _waymark.links.shop.example");
    }

    [Fact]
    public async Task An_alias_proves_a_host_as_well()
    {
        var token = DomainProof.TextOf(App, "LINKS.shop.example").Split('=')[1];
        _network.Aliases["_waymark.links.shop.example"] = $"{token}.proof.example";

        (await FirstAsync()).Dns.ShouldBe(Finding.Good);
    }

    [Theory]
    [InlineData(302, "application/json", "right", "redirected")]
    [InlineData(404, "text/html", "", "HTTP 404")]
    [InlineData(200, "text/html", "right", "phones want application/json")]
    [InlineData(200, "application/json", "{}", "another file")]
    public async Task A_file_that_phones_do_not_take_is_named(int status, string type, string body, string because)
    {
        _network.Serve(App, "links.shop.example");
        _network.Files["https://links.shop.example/.well-known/apple-app-site-association"] = new SeenFile(status, type, body == "right" ? AssociationFiles.Apple(App) : body);

        (await FirstAsync()).Apple.Problem.ShouldNotBeNull().ShouldContain(because);
    }

    [Fact]
    public async Task Another_server_on_the_host_is_noticed()
    {
        _network.Serve(App, "links.shop.example");
        _network.Files["https://links.shop.example" + DomainProof.Path] = new SeenFile(200, "text/plain", "waymark-domain=someone else");

        (await FirstAsync()).ReachesUs.Problem.ShouldNotBeNull().ShouldContain("Another server");
    }

    [Fact]
    public async Task Every_host_is_looked_at_wrappers_too()
    {
        var report = await new DomainCheck(_network).RunAsync(App, Stop);

        report.Domains.Select(domain => (domain.Domain, domain.IsPreferred, domain.IsWrapper)).ShouldBe(
            [("links.shop.example", true, false), ("go.shop.example", false, false), ("click.mail.example", false, true)]);
    }

    [Fact]
    public void An_answer_of_a_name_server_is_read()
    {
        var question = DnsMessage.Ask(7, "_waymark.a.test", DnsMessage.Text).ShouldNotBeNull();
        byte[] answer =
        [
            .. question[..6], 0, 2, .. question[8..],
            0xc0, 0x0c, 0, 5, 0, 1, 0, 0, 0, 60, 0, 4, 1, (byte)'b', 0xc0, 0x17,
            0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 60, 0, 6, 2, (byte)'h', (byte)'e', 2, (byte)'l', (byte)'o',
        ];

        var (texts, alias) = DnsMessage.Read(answer, 7);

        texts.ShouldBe(["helo"]);
        alias.ShouldBe("b.test");
        DnsMessage.Read(answer, 8).Texts.ShouldBeEmpty();
    }

    [Fact]
    public void Broken_answers_end_the_reading()
    {
        var random = new Random(1);
        var question = DnsMessage.Ask(7, "_waymark.a.test", DnsMessage.Text).ShouldNotBeNull();

        for (var i = 0; i < 2_000; i++)
        {
            byte[] answer = [.. question, .. Enumerable.Range(0, random.Next(60)).Select(_ => (byte)random.Next(256))];
            answer[7] = 3;
            Should.NotThrow(() => DnsMessage.Read(answer, 7));
        }

        DnsMessage.Ask(1, "a..b", DnsMessage.Text).ShouldBeNull();
        DnsMessage.Ask(1, new string('x', 64), DnsMessage.Text).ShouldBeNull();
    }

    async Task<DomainView> FirstAsync() => (await new DomainCheck(_network).RunAsync(App, Stop)).Domains[0];

    /// <summary>A world that a test draws.</summary>
    sealed class DrawnNetwork : INetworkView
    {
        readonly HashSet<string> _hosts = [];

        public Dictionary<string, SeenFile> Files { get; } = [];

        public Dictionary<string, string[]> Texts { get; } = [];

        public Dictionary<string, string> Aliases { get; } = [];

        public void Serve(Apps.App app, string domain)
        {
            _hosts.Add(domain);
            Files[$"https://{domain}{DomainProof.Path}"] = new SeenFile(200, "text/plain", DomainProof.TextOf(app, domain));
            Files[$"https://{domain}/.well-known/apple-app-site-association"] = new SeenFile(200, "application/json", AssociationFiles.Apple(app));
            Files[$"https://{domain}/.well-known/assetlinks.json"] = new SeenFile(200, "application/json", AssociationFiles.Android(app));
        }

        public Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<IPAddress>>(_hosts.Contains(host) ? [IPAddress.Parse("203.0.113.1")] : []);

        public Task<(IReadOnlyList<string> Texts, string? Alias)> RecordsAsync(string name, CancellationToken stop) =>
            Task.FromResult<(IReadOnlyList<string>, string?)>((Texts.GetValueOrDefault(name) ?? [], Aliases.GetValueOrDefault(name)));

        public Task<(SeenFile? File, string? Problem)> FetchAsync(Uri address, CancellationToken stop) =>
            Task.FromResult<(SeenFile?, string?)>(Files.TryGetValue(address.OriginalString, out var file) ? (file, null) : (null, "nobody is there"));
    }
}
