using System.CommandLine;

namespace Waymark.Server.Commands;

/// <summary>Which integration a command is about: <c>APP INTEGRATION</c>, or <c>--app</c> and <c>--integration</c>.</summary>
sealed class IntegrationArguments
{
    readonly Argument<string?> _app = new("APP") { Description = "The app's id in the configuration.", Arity = ArgumentArity.ZeroOrOne };
    readonly Argument<string?> _integration = new("INTEGRATION") { Description = "The integration's id.", Arity = ArgumentArity.ZeroOrOne };
    readonly Option<string?> _appOption = new("--app") { Description = "The app's id, when it is not written first." };
    readonly Option<string?> _integrationOption = new("--integration") { Description = "The integration's id, when it is not written second." };

    public void AddTo(Command command)
    {
        command.Add(_app);
        command.Add(_integration);
        command.Add(_appOption);
        command.Add(_integrationOption);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(_app) ?? result.GetValue(_appOption)) is null || (result.GetValue(_integration) ?? result.GetValue(_integrationOption)) is null)
                result.AddError("Say which app and which integration.");
        });
    }

    /// <returns>The integration's own path, and what follows below it.</returns>
    public string Path(ParseResult parsed, params ReadOnlySpan<string> below) => ManagementCall.Path([
        "apps", (parsed.GetValue(_app) ?? parsed.GetValue(_appOption))!,
        "integrations", (parsed.GetValue(_integration) ?? parsed.GetValue(_integrationOption))!,
        .. below]);
}
