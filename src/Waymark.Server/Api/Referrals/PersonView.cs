using Waymark.Referrals;

namespace Waymark.Server.Api.Referrals;

/// <summary>Somebody who refers or is referred: a user, or an install whose user has not signed up yet.</summary>
public sealed record PersonView(string? UserId, string? InstallInstanceId)
{
    public static PersonView Of(Person person) => new(person.UserId, person.InstallId);

    public static PersonView? Of(Person? person) => person is { } known ? Of(known) : null;
}
