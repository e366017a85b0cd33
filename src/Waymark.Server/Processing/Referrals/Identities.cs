using Waymark.Events;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Server.Processing.Referrals;

/// <summary>A user is known somewhere else by another id. Each id has one owner: who else shows it meets a conflict, and decides.</summary>
static class Identities
{
    const int MostIdentities = 50;
    const int MostInstalls = 50;

    public static void Apply(Case @case)
    {
        if (Told.Read<IdentityTold>(@case.Fact.Body) is not { } told || PersonFinding.Find(@case, told.Who) is not { } person)
        {
            @case.Refuse("unknown_user");
            return;
        }

        if (told.Removes) Remove(@case, told, person);
        else if (told.Id is { } id) Add(@case, told, person, id);
        else @case.Drop("no_identity");
    }

    static void Add(Case @case, IdentityTold told, Person person, string id)
    {
        var owner = @case.State.Community.FindIdentity(@case.App.Id, told.Provider, id);

        if (owner is not null && owner.User != person.UserId) Clash(@case, told, person, owner);
        else if (person.UserId is { } userId) Attach(@case, told, userId, id, owner);
        else @case.Refuse("no_user_yet");
    }

    static void Attach(Case @case, IdentityTold told, string userId, string id, Identity? known)
    {
        var user = @case.State.FindUser(@case.App.Id, userId) ?? new User { App = @case.App.Id, Id = userId };

        if (user.Identities.Count >= MostIdentities && !user.Identities.ContainsKey(told.Provider))
        {
            @case.Refuse("too_many_identities");
            return;
        }

        if (user.Identities.TryGetValue(told.Provider, out var before) && before != id)
            @case.State.Community.RemoveIdentity(@case.App.Id, told.Provider, before);

        @case.State.Community.Save(new Identity
        {
            App = @case.App.Id,
            Provider = told.Provider,
            Id = id,
            User = userId,
            TokenHash = told.TokenHash ?? known?.TokenHash,
            At = known?.At ?? @case.At,
        });
        @case.State.Save(user with { Identities = With(user.Identities, told.Provider, id) });
        if (known is null) Note(@case, AuditKind.IdentityAdded, Person.User(userId), null, told);

        // What waited for the id at a partner may go out.
        @case.Emit(EventKind.Identified, new Happening
        {
            Install = Presence.InstallOf(@case, null, userId), UserId = userId, Values = Json.Object((told.Provider, id)),
        });
        @case.Rule("added", userId);
    }

    // Nobody learns whose an id is without showing that it is theirs.
    static void Clash(Case @case, IdentityTold told, Person person, Identity owner)
    {
        if (!told.IsVouchedFor && !AccessToken.AreEqual(owner.TokenHash, told.TokenHash))
        {
            Note(@case, AuditKind.IdentityConflict, person, Person.User(owner.User), told, "another access token");
            @case.Refuse("wrong_token");
            return;
        }

        if (told is { Switches: true, Who.Install: { } install })
        {
            SwitchTo(@case, install, owner.User);
            Note(@case, AuditKind.UserSwitched, person, Person.User(owner.User), told);
            @case.Rule("switched", owner.User, person.UserId);
            return;
        }

        Note(@case, AuditKind.IdentityConflict, person, Person.User(owner.User), told, "the current user was kept");
        @case.Rule("conflict", person.UserId, owner.User);
    }

    // What the user before earned stays theirs: relations belong to persons, not to phones.
    static void SwitchTo(Case @case, string installId, string userId)
    {
        var app = @case.App.Id;
        if (@case.State.FindInstall(app, installId) is not { } install) return;

        var user = @case.State.FindUser(app, userId) ?? new User { App = app, Id = userId };
        @case.State.Save(install with { UserId = userId });
        @case.State.Save(user with { InstallIds = [.. user.InstallIds.Where(known => known != installId).TakeLast(MostInstalls - 1), installId] });
    }

    static void Remove(Case @case, IdentityTold told, Person person)
    {
        if (person.UserId is not { } userId
            || @case.State.FindUser(@case.App.Id, userId) is not { } user
            || !user.Identities.TryGetValue(told.Provider, out var id)
            || (told.Id is { } named && named != id))
        {
            @case.Refuse("unknown_identity");
            return;
        }

        @case.State.Community.RemoveIdentity(@case.App.Id, told.Provider, id);
        @case.State.Save(user with { Identities = Without(user.Identities, told.Provider) });
        Note(@case, AuditKind.IdentityRemoved, person, null, told);
        @case.Rule("removed", userId);
    }

    static SortedDictionary<string, string> With(IReadOnlyDictionary<string, string> known, string provider, string id) =>
        new(known.ToDictionary(), StringComparer.Ordinal) { [provider] = id };

    static SortedDictionary<string, string> Without(IReadOnlyDictionary<string, string> known, string provider) =>
        new(known.Where(pair => pair.Key != provider).ToDictionary(), StringComparer.Ordinal);

    static void Note(Case @case, AuditKind kind, Person person, Person? other, IdentityTold told, string? why = null) =>
        @case.State.Community.Add(new AuditEntry
        {
            App = @case.App.Id,
            Fact = @case.Fact.Position,
            At = @case.At,
            Kind = kind,
            Person = person,
            Other = other,
            What = told.Provider,
            By = told.By,
            Why = why,
        });
}
