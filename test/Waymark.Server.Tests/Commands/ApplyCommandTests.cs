using System.CommandLine;
using Waymark.Server.Commands;
using Waymark.Server.Documents;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Commands;

public sealed class ApplyCommandTests : IAsyncDisposable
{
    readonly ConfigurationDirectory _directory = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_shows_the_change_and_makes_none()
    {
        var (exit, output, _) = await RunAsync(Write(ConfigurationDirectory.Document), "--data", _directory.Path, "--plan");

        exit.ShouldBe(0);
        output.ShouldContain("+ apps[shop]: {\"id\":\"shop\"");
        output.ShouldContain("Applying it would make version 1: 2 changes.");
        (await _directory.Open().Versions().LatestAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_document_is_applied_to_a_data_directory_once()
    {
        var file = Write(ConfigurationDirectory.Document);

        (await RunAsync(file, "--data", _directory.Path)).Output.ShouldContain("Version 1 applies: 2 changes.");
        (await RunAsync(file, "--data", _directory.Path)).Output.ShouldContain("No change: version 1 already says this.");
    }

    [Fact]
    public async Task A_wrong_document_is_told_by_path_and_exit_code()
    {
        var (exit, _, error) = await RunAsync(Write("""{ "apps": [{ "id": "a b" }] }"""), "--data", _directory.Path);

        exit.ShouldBe(1);
        error.ShouldStartWith("apps[0].id: must be 1 to 64 letters");
        error.ShouldContain("Nothing was changed: 1 error.");
    }

    [Fact]
    public async Task A_running_server_is_asked_over_http()
    {
        _directory.Environment[ManagementKeys.Variable] = "mk_env";
        await using var host = await ManagementHost.StartAsync(_directory, "mk_env", Stop);
        var file = Write(ConfigurationDirectory.Document);
        string[] server = ["--url", host.Address, "--key"];

        (await RunAsync([file, .. server, "mk_env", "--plan"])).Output.ShouldContain("would make version 1: 2 changes.");
        (await RunAsync([file, .. server, "mk_env"])).Output.ShouldContain("Version 1 applies: 2 changes.");
        (await RunAsync([file, .. server, "mk_env"])).Output.ShouldContain("No change: version 1 already says this.");
        (await RunAsync([Write("{ oops }"), .. server, "mk_env"])).Error.ShouldContain("line 1, column 3: not valid JSON");
        (await RunAsync([file, .. server, "guess"])).ShouldBe((1, "", "The server does not know this management key.\n"));
    }

    [Theory]
    [InlineData("Say where: --url URL for a running server, or --data DIR.")]
    [InlineData("nowhere is no address of a server; write it like http://127.0.0.1:5080.", "--url", "nowhere", "--key", "k")]
    public async Task A_misuse_is_told_what_to_say(string message, params string[] arguments) =>
        (await RunAsync([Write("{}"), .. arguments])).ShouldBe((2, "", message + "\n"));

    [Fact]
    public async Task A_file_that_is_not_there_is_an_error()
    {
        var (exit, _, error) = await RunAsync(Path.Combine(_directory.Path, "absent.json"), "--data", _directory.Path);

        exit.ShouldBe(1);
        error.ShouldContain("absent.json");
    }

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    string Write(string text)
    {
        var file = Path.Combine(_directory.Path, "waymark.json");
        File.WriteAllText(file, text);
        return file;
    }

    static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var command = new RootCommand { ApplyCommand.Create(_ => ConfigurationDirectory.Partners) };

        var exit = await command.Parse(["apply", .. arguments])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Stop);
        return (exit, output.ToString(), error.ToString());
    }
}
