using System.Globalization;

namespace Waymark.Server.Callers;

/// <summary>Reads the files at start, and again when they have changed and stand still: nobody has to restart anything.</summary>
sealed partial class AddressWatch(AddressFiles files, AddressBook book, TimeProvider clock, ILogger<AddressWatch> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    IReadOnlyList<FileStamp> _read = [];
    IReadOnlyList<FileStamp> _seen = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first fact: what is looked up is written into it for ever.
        Look(isStart: true);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Looks once.</summary>
    public void Look(bool isStart = false)
    {
        try
        {
            var now = files.Stamps();

            // A file that changes while we look is still being written.
            var isSettled = isStart || now.SequenceEqual(_seen);
            _seen = now;
            if (!isSettled || (!isStart && now.SequenceEqual(_read))) return;

            _read = now;
            Swap(files.Read());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Unreadable(e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, clock, stoppingToken);
                Look();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    void Swap(AddressShelf shelf)
    {
        book.Shelf = shelf;

        foreach (var problem in shelf.Problems)
            Problem(problem);

        if (shelf.Lists.Count > 0) ListsRead(shelf.Lists.Count, shelf.Lists.Sum(list => list.Prefixes));
        if (shelf.Geo is { } geo) GeoRead(geo.Name, geo.Database.About.Type, geo.Database.About.BuiltAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (shelf is { IsEmpty: true, Problems.Count: 0 }) NothingKnown(AddressPlaces.Folder);
    }

    [LoggerMessage(LogLevel.Information, "{Lists} lists of addresses with {Prefixes} prefixes")]
    partial void ListsRead(int lists, int prefixes);

    [LoggerMessage(LogLevel.Information, "Geo database {Name}: {Type} of {Day}")]
    partial void GeoRead(string name, string type, string day);

    [LoggerMessage(LogLevel.Information, "Nothing is known of addresses: put lists and a geo database into the folder {Folder} of the data directory (docs/operators.md)")]
    partial void NothingKnown(string folder);

    [LoggerMessage(LogLevel.Warning, "Addresses: {Problem}")]
    partial void Problem(string problem);

    [LoggerMessage(LogLevel.Warning, "The files about addresses could not be looked at; the old ones stay")]
    partial void Unreadable(Exception e);
}
