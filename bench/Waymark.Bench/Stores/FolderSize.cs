namespace Waymark.Bench.Stores;

/// <summary>What a closed store takes on the disk.</summary>
static class FolderSize
{
    public static double PerItem(string folder, long items) =>
        (double)Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length) / items;
}
