using System.CommandLine;
using System.Globalization;

namespace Waymark.Server.Commands;

/// <summary><c>waymark explain install ID</c>: why it was credited to whom. <c>waymark explain event ID</c>: what a partner heard of it, and why. <c>waymark explain referral ID</c>: who came through which link. <c>waymark explain reward USER</c>: why somebody got something, or not.</summary>
static class ExplainCommand
{
    public static Command Create() => new("explain", "Say why something was decided.") { Install(), Event(), Referral(), Reward() };

    static Command Install()
    {
        var id = new Argument<string>("ID") { Description = "The install's id." };
        var app = App();
        var install = new Command("install", "Say why an install was credited to whom.") { id, app };

        new ManagementCall().Carry(
            install,
            parsed => new(HttpMethod.Get, parsed.GetValue(app) is { } owner
                ? ManagementCall.Path("apps", owner, "installs", parsed.GetValue(id)!, "explanation")
                : ManagementCall.Path("installs", parsed.GetValue(id)!, "explanation")),
            words => words);

        return install;
    }

    static Command Event()
    {
        var id = new Argument<string>("ID") { Description = "The event's id." };
        var integration = new Option<string>("--integration") { Description = "The integration's id.", Required = true };
        var app = App();
        var happened = new Command("event", "Say what a partner heard of an event, and why: the checks, the request, the attempts.") { id, integration, app };

        new ManagementCall().Carry(
            happened,
            parsed => new(HttpMethod.Get, parsed.GetValue(app) is { } owner
                ? ManagementCall.Path("apps", owner, "integrations", parsed.GetValue(integration)!, "deliveries", parsed.GetValue(id)!, "explanation")
                : ManagementCall.Path("integrations", parsed.GetValue(integration)!, "deliveries", parsed.GetValue(id)!, "explanation")),
            words => words);

        return happened;
    }

    static Command Referral()
    {
        var id = new Argument<long>("ID") { Description = "The referral's number." };
        var app = App();
        var referral = new Command("referral", "Say through which link somebody came, how that is known, and what speaks against it.") { id, app };

        new ManagementCall().Carry(
            referral,
            parsed =>
            {
                var number = parsed.GetValue(id).ToString(CultureInfo.InvariantCulture);
                return new(HttpMethod.Get, parsed.GetValue(app) is { } owner
                    ? ManagementCall.Path("apps", owner, "referrals", number, "explanation")
                    : ManagementCall.Path("referrals", number, "explanation"));
            },
            words => words);

        return referral;
    }

    static Command Reward()
    {
        var user = new Argument<string>("USER") { Description = "The user's id in the app." };
        var app = new Option<string>("--app") { Description = "The app's id in the configuration.", Required = true };
        var reward = new Command("reward", "Say why a user, and whoever referred them, was rewarded or was not.") { user, app };

        new ManagementCall().Carry(
            reward,
            parsed => new(HttpMethod.Get, ManagementCall.Path("apps", parsed.GetValue(app)!, "users", parsed.GetValue(user)!, "rewards", "explanation")),
            words => words);

        return reward;
    }

    static Option<string?> App() => new("--app") { Description = "The app's id in the configuration; every app is searched when absent." };
}
