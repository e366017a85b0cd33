using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Who shared an invite, with all installs that are known to be theirs.</summary>
sealed record Sender(Person Person, User? User, IReadOnlyList<string> Installs)
{
    public static Sender Of(Case @case, Person person)
    {
        if (person.InstallId is { } installId)
            return new(person, @case.State.FindInstall(@case.App.Id, installId)?.UserId is { } id ? @case.State.FindUser(@case.App.Id, id) : null, [installId]);

        var user = person.UserId is { } userId ? @case.State.FindUser(@case.App.Id, userId) : null;
        return new(person, user, user?.InstallIds ?? []);
    }
}
