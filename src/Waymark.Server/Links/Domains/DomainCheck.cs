using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Server.Links.Domains;

/// <summary>Looks at an app's link hosts from outside, as phones and chat servers do.</summary>
sealed class DomainCheck(INetworkView network)
{
    public async Task<DomainReport> RunAsync(App app, CancellationToken stop)
    {
        var domains = await Task.WhenAll(app.Domains.Select((domain, index) => LookAsync(app, domain, index == 0, isWrapper: false, stop)));
        var wrappers = await Task.WhenAll(app.WrapperDomains.Select(domain => LookAsync(app, domain, isPreferred: false, isWrapper: true, stop)));
        return new DomainReport([.. domains, .. wrappers]);
    }

    async Task<DomainView> LookAsync(App app, string domain, bool isPreferred, bool isWrapper, CancellationToken stop)
    {
        var addresses = await network.AddressesAsync(domain, stop);
        var (texts, alias) = await network.RecordsAsync(DomainProof.RecordOf(domain), stop);
        var isProved = DomainProof.IsIn(app, domain, texts, alias);

        var reach = addresses.Count == 0 ? Finding.Bad("The name does not resolve: point it at this server with an A, AAAA or CNAME record.") : await ReachAsync(app, domain, stop);
        var isReached = addresses.Count > 0;

        return new DomainView
        {
            Domain = domain,
            IsPreferred = isPreferred,
            IsWrapper = isWrapper,
            Addresses = [.. addresses.Select(address => address.ToString())],
            ReachesUs = reach,
            Apple = isReached ? await CompareAsync(domain, "/.well-known/apple-app-site-association", AssociationFiles.Apple(app), stop) : Finding.Unknown,
            Android = isReached ? await CompareAsync(domain, "/.well-known/assetlinks.json", AssociationFiles.Android(app), stop) : Finding.Unknown,
            Dns = isProved ? Finding.Good : Finding.Bad($"Add a TXT record {DomainProof.RecordOf(domain)} with the text {DomainProof.TextOf(app, domain)}."),
        };
    }

    async Task<Finding> ReachAsync(App app, string domain, CancellationToken stop)
    {
        var (file, problem) = await network.FetchAsync(new Uri($"https://{domain}{DomainProof.Path}"), stop);

        if (file is null) return Finding.Bad($"It cannot be spoken to over https: {problem}");

        return file.Status == StatusCodes.Status200OK && file.Body.Trim() == DomainProof.TextOf(app, domain)
            ? Finding.Good
            : Finding.Bad("Another server answers there, or one in front of this server changes the answer.");
    }

    async Task<Finding> CompareAsync(string domain, string path, string expected, CancellationToken stop)
    {
        var (file, problem) = await network.FetchAsync(new Uri($"https://{domain}{path}"), stop);

        return file switch
        {
            null => Finding.Bad($"{path} cannot be fetched: {problem}"),
            { Status: >= 300 and < 400 } => Finding.Bad($"{path} is redirected; phones do not follow."),
            { Status: not 200 } => Finding.Bad($"{path} answers HTTP {file.Status}."),
            { ContentType: not "application/json" } => Finding.Bad($"{path} is served as {file.ContentType ?? "nothing"}; phones want application/json."),
            _ when file.Body.Trim() != expected => Finding.Bad($"{path} is another file than the configuration makes; an e-mail provider must be given this one."),
            _ => Finding.Good,
        };
    }
}

/// <summary>What is seen of an app's link hosts.</summary>
public sealed record DomainReport(IReadOnlyList<DomainView> Domains);

/// <summary>What is seen of one link host.</summary>
public sealed record DomainView
{
    public required string Domain { get; init; }

    /// <summary>Links are handed out with it unless they say otherwise.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>An e-mail provider's host that wraps links; only its files and its record count.</summary>
    public bool IsWrapper { get; init; }

    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Whether https://DOMAIN ends at this server.</summary>
    public required Finding ReachesUs { get; init; }

    /// <summary>The file that makes links open the app on iOS.</summary>
    public required Finding Apple { get; init; }

    /// <summary>The file that makes links open the app on Android.</summary>
    public required Finding Android { get; init; }

    /// <summary>The record by which the domain's owner says that the app's links belong there.</summary>
    public required Finding Dns { get; init; }
}

/// <summary>What one look came to.</summary>
/// <param name="Ok">Null when there was nothing to look at.</param>
/// <param name="Problem">What to do about it.</param>
public sealed record Finding(bool? Ok, string? Problem)
{
    public static Finding Good { get; } = new(true, null);

    public static Finding Unknown { get; } = new(null, null);

    public static Finding Bad(string problem) => new(false, problem);
}
