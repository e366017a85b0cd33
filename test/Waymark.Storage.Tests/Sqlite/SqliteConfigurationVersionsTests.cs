using Microsoft.Data.Sqlite;
using Waymark.Storage.Sqlite;

namespace Waymark.Storage.Tests.Sqlite;

public sealed class SqliteConfigurationVersionsTests : ConfigurationVersionsContract, IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("waymark-").FullName;

    string File => Path.Combine(_directory, "config.db");

    [Fact]
    public void A_file_of_a_newer_release_is_refused_with_a_sentence()
    {
        Open();
        Execute("pragma user_version = 9999");

        Should.Throw<InvalidOperationException>(Open).Message.ShouldContain("has shape 9999, newer than");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    protected override IConfigurationVersions Open() => SqliteConfigurationVersions.Open(File);

    protected override void Tamper(int number, string column, string value) =>
        Execute($"update versions set {column} = $value where number = {number}", ("$value", value));

    void Execute(string sql, params (string Name, string Value)[] parameters)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
