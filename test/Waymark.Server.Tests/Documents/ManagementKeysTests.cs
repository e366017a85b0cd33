using Microsoft.Extensions.DependencyInjection;
using Waymark.Server.Documents;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Documents;

public sealed class ManagementKeysTests : IAsyncDisposable
{
    readonly ConfigurationDirectory _directory = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_any_key_one_is_made_up_and_told_once()
    {
        var first = await _directory.Open().GetRequiredService<ManagementKeys>().EnsureAsync(Stop);

        var restarted = _directory.Open().GetRequiredService<ManagementKeys>();

        (await restarted.EnsureAsync(Stop)).ShouldBeNull();
        first!.Length.ShouldBeGreaterThan(40);
        restarted.Recognise(first).ShouldBe("generated management key");
        restarted.Recognise("mk_guess").ShouldBeNull();
        restarted.Recognise("").ShouldBeNull();
    }

    [Fact]
    public async Task The_made_up_key_counts_only_while_there_is_no_other()
    {
        var process = _directory.Open();
        var keys = process.GetRequiredService<ManagementKeys>();
        var generated = (await keys.EnsureAsync(Stop))!;

        await process.Live().ApplyAsync(ConfigurationDirectory.Document, "me", stop: Stop);

        keys.Recognise(generated).ShouldBeNull();
        keys.Recognise("mk_dev").ShouldBe("management key 1");
        (await process.Versions().SecretsAsync(Stop)).Keys.ShouldContain(ManagementKeys.GeneratedName);
    }

    [Fact]
    public async Task The_key_of_the_environment_counts_beside_those_of_the_document()
    {
        _directory.Environment[ManagementKeys.Variable] = "mk_env";
        var process = _directory.Open();
        var keys = process.GetRequiredService<ManagementKeys>();

        (await keys.EnsureAsync(Stop)).ShouldBeNull();
        await process.Live().ApplyAsync(ConfigurationDirectory.Document, "me", stop: Stop);

        keys.Recognise("mk_env").ShouldBe("WAYMARK_MANAGEMENT_KEY");
        keys.Recognise("mk_dev").ShouldBe("management key 1");
    }

    [Fact]
    public void Nobody_is_recognised_before_there_is_a_key() =>
        _directory.Open().GetRequiredService<ManagementKeys>().Recognise("").ShouldBeNull();

    public ValueTask DisposeAsync() => _directory.DisposeAsync();
}
