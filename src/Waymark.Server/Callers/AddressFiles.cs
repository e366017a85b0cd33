using Waymark.AddressLists;

namespace Waymark.Server.Callers;

/// <summary>Reads the files that changed, and keeps what it had of those that are broken.</summary>
sealed class AddressFiles(AddressPlaces places)
{
    static readonly string[] NoLists = [".mmdb", ".md", ".tmp", ".part", ".gz", ".zip"];

    readonly Dictionary<string, (FileStamp Stamp, AddressList? List, string? Problem)> _listByName = new(StringComparer.Ordinal);
    (FileStamp Stamp, GeoFile? File, string? Problem) _geo;

    /// <summary>What the files look like from outside; changes when one of them does.</summary>
    public IReadOnlyList<FileStamp> Stamps() => [.. ListFiles().Select(file => FileStamp.Of(file.Path)), .. GeoPath() is { } geo ? [FileStamp.Of(geo)] : (FileStamp[])[]];

    public AddressShelf Read()
    {
        var problems = new List<string>();
        if (places is { IsListsNamed: true, Lists: { } named } && !Directory.Exists(named)) problems.Add($"{named}: there is no such directory.");

        ReadLists(problems);
        ReadGeo(problems);

        AddressList[] lists = [.. _listByName.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value.List).OfType<AddressList>()];
        return new AddressShelf { Lists = lists, Addresses = ListedAddresses.Of(lists), Geo = _geo.File, Problems = problems };
    }

    void ReadLists(List<string> problems)
    {
        var files = ListFiles().ToList();

        foreach (var gone in _listByName.Keys.Except(files.Select(file => file.Name)).ToList())
            _listByName.Remove(gone);

        foreach (var (name, path) in files)
        {
            if (ListKinds.Of(name) is not { } kind)
            {
                problems.Add($"{name}: nothing says what it is a list of; put it into {ListKinds.Folders}.");
                continue;
            }

            var known = _listByName.GetValueOrDefault(name);
            if (FileStamp.Of(path) is var stamp && stamp != known.Stamp) known = _listByName[name] = ListFile.Read(name, kind, path, stamp, known.List);
            if (known.Problem is not null) problems.Add(known.Problem);
        }
    }

    void ReadGeo(List<string> problems)
    {
        if (GeoPath() is not { } path)
        {
            _geo = default;
            return;
        }

        if (FileStamp.Of(path) is var stamp && stamp != _geo.Stamp) _geo = GeoFile.Read(path, stamp, _geo.File);
        if (_geo.Problem is not null) problems.Add(_geo.Problem);
    }

    IEnumerable<(string Name, string Path)> ListFiles()
    {
        if (places.Lists is not { } folder || !Directory.Exists(folder)) yield break;

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var isHidden = name.Split('/').Any(part => part.StartsWith('.'));

            if (!isHidden && !NoLists.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)) yield return (name, path);
        }
    }

    string? GeoPath() => places.Geo
        ?? (places.Lists is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.mmdb").Order(StringComparer.Ordinal).FirstOrDefault()
            : null);
}
