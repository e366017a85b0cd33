namespace Waymark.Server.Callers;

/// <summary>What tells that a file has changed.</summary>
readonly record struct FileStamp(string Path, long Length, DateTime WrittenAt)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(path, file.Length, file.LastWriteTimeUtc) : new(path, -1, default);
    }
}
