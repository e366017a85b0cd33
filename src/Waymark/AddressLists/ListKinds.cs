using Waymark.Facts;

namespace Waymark.AddressLists;

/// <summary>Tells what a list is about by where it lies: its folder, or else how its file's name begins.</summary>
public static class ListKinds
{
    static readonly (string Word, NetworkKind Kind)[] Words =
    [
        ("datacentre", NetworkKind.DataCentre),
        ("datacenter", NetworkKind.DataCentre),
        ("hosting", NetworkKind.DataCentre),
        ("tor", NetworkKind.Tor),
        ("vpn", NetworkKind.Vpn),
        ("private-relay", NetworkKind.PrivateRelay),
        ("egress-ip-ranges", NetworkKind.PrivateRelay), // What Apple calls its file.
        ("own", NetworkKind.Listed),
    ];

    /// <summary>The folders, as they are written where somebody is told of them.</summary>
    public static string Folders => "datacentre/, tor/, vpn/, private-relay/ or own/";

    /// <param name="path">Below the folder of all lists, with slashes.</param>
    /// <returns>Null when nothing says what the list is about.</returns>
    public static NetworkKind? Of(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (folder, file) = slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);

        foreach (var (word, kind) in Words)
        {
            if (folder.Equals(word, StringComparison.OrdinalIgnoreCase) || (folder.Length == 0 && Begins(file, word))) return kind;
        }

        return null;
    }

    // "tor.txt" and "tor-exits.txt", not "toronto.txt".
    static bool Begins(string file, string word) =>
        file.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (file.Length == word.Length || !char.IsLetterOrDigit(file[word.Length]));
}
