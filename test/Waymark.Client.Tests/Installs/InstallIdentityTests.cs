using Waymark.Client.Tests.Support;

namespace Waymark.Client.Tests.Installs;

public sealed class InstallIdentityTests : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly string _folder = Directory.CreateTempSubdirectory("waymark-client-").FullName;
    readonly FakeServer _server = new(FakeServer.Says(200));

    [Fact]
    public void A_new_identity_has_twenty_letters_and_digits_and_is_never_the_same()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => InstallIdentity.New(Some.Now).Id).ToArray();

        ids.ShouldAllBe(id => id.Length == 20 && id.All(char.IsAsciiLetterOrDigit));
        ids.Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public async Task Calls_that_start_together_share_one_identity()
    {
        using var client = Client(new SlowFirstStore());

        var installs = await Task.WhenAll(
            client.GetInstallAsync(Stop).AsTask(), client.GetInstallAsync(Stop).AsTask(), client.GetInstallAsync(Stop).AsTask());

        installs.Distinct().ShouldHaveSingleItem().InstalledAt.ShouldBe(Some.Now);
    }

    [Fact]
    public async Task A_file_keeps_the_identity_over_a_restart()
    {
        using var first = Client(new FileInstallIdStore(FilePath));
        using var second = Client(new FileInstallIdStore(FilePath));

        (await second.GetInstallAsync(Stop)).ShouldNotBeNull();
        (await first.GetInstallAsync(Stop)).ShouldBe(await second.GetInstallAsync(Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("onlyTheId")]
    [InlineData("id\nnot a moment")]
    public async Task A_damaged_file_gives_a_new_identity(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllTextAsync(FilePath, content, Stop);
        using var client = Client(new FileInstallIdStore(FilePath));

        var install = await client.GetInstallAsync(Stop);

        install.Id.Length.ShouldBe(20);
        (await new FileInstallIdStore(FilePath).FindAsync(Stop)).ShouldBe(install);
    }

    [Fact]
    public async Task A_store_that_fails_costs_the_app_nothing_but_the_memory_of_it()
    {
        using var client = Client(new BrokenStore());

        (await client.TrackAsync("opened", stop: Stop)).IsAccepted.ShouldBeTrue();
        var install = await client.GetInstallAsync(Stop);

        _server.Requests.ShouldHaveSingleItem().Json["install_instance_id"]!.GetValue<string>().ShouldBe(install.Id);
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    string FilePath => Path.Combine(_folder, "app", "install");

    WaymarkClient Client(IInstallIdStore store) => new(new WaymarkOptions
    {
        BaseAddress = new Uri("https://waymark.shop.example"),
        Token = "prj_shop",
        Platform = Platform.Android,
        InstallIds = store,
        Handler = _server,
        Clock = Some.Clock(),
    });

    sealed class SlowFirstStore : IInstallIdStore
    {
        public async ValueTask<InstallIdentity?> FindAsync(CancellationToken stop)
        {
            await Task.Yield();
            return null;
        }

        public ValueTask KeepAsync(InstallIdentity install, CancellationToken stop) => ValueTask.CompletedTask;
    }

    sealed class BrokenStore : IInstallIdStore
    {
        public ValueTask<InstallIdentity?> FindAsync(CancellationToken stop) => throw new IOException("No such device");

        public ValueTask KeepAsync(InstallIdentity install, CancellationToken stop) =>
            throw new UnauthorizedAccessException("Read-only");
    }
}
