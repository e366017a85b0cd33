using System.Net;

namespace Waymark.Server.Links.Domains;

/// <summary>What the world sees of a host.</summary>
interface INetworkView
{
    /// <returns>Nothing when the name does not resolve.</returns>
    Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken stop);

    /// <returns>The texts of its TXT records, and the name that it is an alias of.</returns>
    Task<(IReadOnlyList<string> Texts, string? Alias)> RecordsAsync(string name, CancellationToken stop);

    /// <returns>The file as it is, without following redirects; null with a reason when the host cannot be spoken to.</returns>
    Task<(SeenFile? File, string? Problem)> FetchAsync(Uri address, CancellationToken stop);
}

/// <summary>A file as a phone would get it.</summary>
sealed record SeenFile(int Status, string? ContentType, string Body);
