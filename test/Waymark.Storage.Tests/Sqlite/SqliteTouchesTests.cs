using Microsoft.Data.Sqlite;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;
using Waymark.Touches;

namespace Waymark.Storage.Tests.Sqlite;

public sealed class SqliteTouchesTests : TouchesContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task After_a_full_disk_what_was_committed_is_there_and_the_rest_can_be_added_again()
    {
        await using var touches = Open();
        touches.Add(Some.Click(1, address: "home"));
        touches.Commit();

        touches.Limit(pages: 1);
        var refused = Some.Click(2, Some.Noon.AddDays(1), address: "home") with { Url = Some.Incompressible(200_000) };
        Should.Throw<SqliteException>(() =>
        {
            touches.Add(refused);
            touches.Commit();
        });
        Home(touches).ShouldBe([1]);

        touches.Limit(pages: 1_000_000);
        touches.Add(refused);
        touches.Commit();
        Home(touches).ShouldBe([2, 1]);
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<ITouches> OpenAsync() => Task.FromResult<ITouches>(Open());

    SqliteTouches Open() => SqliteTouches.Open(_folder["touches.db"]);

    static IEnumerable<long> Home(SqliteTouches touches) => Positions(touches, TouchKey.OfAddress(Some.App, "home"));
}
