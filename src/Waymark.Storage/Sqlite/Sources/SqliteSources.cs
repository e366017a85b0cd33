using Waymark.Fraud.Sources;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>What came from sources and what stands against them, for readers.</summary>
sealed class SqliteSources(AppNumbers apps, StateReaders readers) : ISources
{
    public IReadOnlyList<SourceDay> Days(string app, DateOnly from, DateOnly to) => Read(app, (tables, number) => tables.Days.Read(number, from, to), []);

    public IReadOnlyList<StandingFinding> Standing(string app) => Read(app, (tables, number) => tables.Standing.Read(number), []);

    public IReadOnlyList<SourceNote> Notes(string app, long before, int most) => Read(app, (tables, number) => tables.Notes.Page(number, before, most), []);

    public IReadOnlyList<SourceInstall> Installs(string app, string source, DateOnly from, DateOnly to, SourceInstall? after, int most) =>
        Read(app, (tables, number) => tables.Installs.Page(number, source, from, to, after, most), []);

    T Read<T>(string app, Func<SourceTables, int, T> read, T unknownApp) =>
        apps.Find(app) is { } number ? readers.Read(reader => read(reader.Sources, number)) : unknownApp;
}
