using System.Globalization;
using Waymark.AddressLists;
using Waymark.Facts;

namespace Waymark.Server.Callers;

/// <summary>Reads one list, or says why the one of before is kept.</summary>
static class ListFile
{
    // What is larger is no list, and would only fill the memory.
    const long Largest = 512L * 1024 * 1024;

    /// <param name="name">Below the folder of all lists.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="path">The file.</param>
    /// <param name="stamp">What it looks like.</param>
    /// <param name="before">What stays when it cannot be used.</param>
    public static (FileStamp Stamp, AddressList? List, string? Problem) Read(string name, NetworkKind kind, string path, FileStamp stamp, AddressList? before)
    {
        var instead = before is null ? "it is left out" : "the list of before is kept";

        try
        {
            if (stamp.Length > Largest) return (stamp, before, $"{name}: it is larger than {Largest / 1024 / 1024} MB; {instead}.");

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
}
