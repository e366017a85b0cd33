using System.Globalization;
using Waymark.AddressLists;
using Waymark.Facts;
using Waymark.Geo;

namespace Waymark.Server.Callers;

/// <summary>Reads the files that changed, and keeps what it had of those that are broken.</summary>
sealed class AddressFiles(AddressPlaces places)
{
    // What is larger is no list and no geo database, and would only fill the memory.
    const long LargestList = 512L * 1024 * 1024;
    const long LargestGeo = 1_900L * 1024 * 1024;

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
            if (FileStamp.Of(path) is var stamp && stamp != known.Stamp) known = _listByName[name] = ReadList(name, kind, path, stamp, known.List);
            if (known.Problem is not null) problems.Add(known.Problem);
        }
    }

    static (FileStamp, AddressList?, string?) ReadList(string name, NetworkKind kind, string path, FileStamp stamp, AddressList? before)
    {
        var instead = before is null ? "it is left out" : "the list of before is kept";

        try
        {
            if (stamp.Length > LargestList) return (stamp, before, $"{name}: it is larger than {LargestList / 1024 / 1024} MB; {instead}.");

            using var text = File.OpenText(path);
            var list = AddressList.Read(name, kind, text);

            return list switch
            {
                { IsBroken: true } or { Prefixes: 0 } when list.BrokenLines > 0 || stamp.Length == 0 => (stamp, before, $"{name}: it is no list of addresses; {instead}."),
                { BrokenLines: > 0 } => (stamp, list, string.Create(CultureInfo.InvariantCulture, $"{name}: lines that are no addresses are left out: {list.BrokenLines}, the first is line {list.FirstBrokenLine}.")),
                _ => (stamp, list, null),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (stamp, before, $"{name}: it cannot be read: {e.Message.TrimEnd('.')}; {instead}.");
        }
    }

    void ReadGeo(List<string> problems)
    {
        if (GeoPath() is not { } path)
        {
            _geo = default;
            return;
        }

        if (FileStamp.Of(path) is var stamp && stamp != _geo.Stamp) _geo = ReadGeo(path, stamp, _geo.File);
        if (_geo.Problem is not null) problems.Add(_geo.Problem);
    }

    static (FileStamp, GeoFile?, string?) ReadGeo(string path, FileStamp stamp, GeoFile? before)
    {
        var (name, instead) = (Path.GetFileName(path), before is null ? "nothing is known of places" : "the one of before is kept");

        try
        {
            if (!File.Exists(path)) return (stamp, before, $"{path}: there is no such file; {instead}.");

            return stamp.Length > LargestGeo
                ? (stamp, before, $"{name}: it is too large for a geo database; {instead}.")
                : (stamp, new GeoFile(name, GeoDatabase.Read(File.ReadAllBytes(path))), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (stamp, before, $"{name}: {e.Message.TrimEnd('.')}; {instead}.");
        }
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

/// <summary>What tells that a file has changed.</summary>
readonly record struct FileStamp(string Path, long Length, DateTime WrittenAt)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(path, file.Length, file.LastWriteTimeUtc) : new(path, -1, default);
    }
}
