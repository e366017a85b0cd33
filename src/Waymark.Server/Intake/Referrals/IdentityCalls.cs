using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Processing.Referrals;
using Waymark.Storage;
using Waymark.Users;

namespace Waymark.Server.Intake.Referrals;

/// <summary>Ids that users have elsewhere: added, removed, listed, looked up.</summary>
sealed class IdentityCalls(Rulings rulings, IState state)
{
    static readonly Answer NotSigned = PersonalAnswers.Refuse(
        403, "not_signed", "identity_token is required: the app takes identities only from its own servers, signed");

    static readonly Answer BadSignature = PersonalAnswers.Refuse(
        403, "bad_identity_token", "identity_token was not signed with a key of this app, is over, or lasts longer than 24 hours");

    public async ValueTask<Answer> AddAsync(PersonalCall call, CancellationToken stop)
    {
        if (Read(call, out var told) is { } refused) return refused;

        var (ruling, refusal) = await rulings.AskAsync(call, FactKind.Identity, Told.Write(told), stop);

        return ruling?.Outcome switch
        {
            null => refusal!,
            "added" => Decided("Identity added", "added", ruling.Subject, null),
            "switched" => Decided("This install belongs to the other user now", "switched", ruling.Subject, ruling.Other),
            "conflict" => Decided("The identity belongs to another user; nothing was changed", "conflict", ruling.Subject, ruling.Other),
            "wrong_token" => PersonalAnswers.Refuse(403, "wrong_token", "the identity belongs to another user, and access_token is not the one it was added with"),
            "no_user_yet" => PersonalAnswers.Refuse(409, "no_user_yet", "nobody has signed up on this install yet, and the identity belongs to no user"),
            "too_many_identities" => PersonalAnswers.Refuse(409, "too_many_identities", "the user has as many identities as there may be"),
            _ => PersonalAnswers.Refuse(404, "unknown_user", "there is no such user or install"),
        };
    }

    public async ValueTask<Answer> RemoveAsync(PersonalCall call, CancellationToken stop)
    {
        var fields = call.Fields;
        var provider = ReadProvider(fields);
        var id = fields.Text("id", IdentityProvider.LongestId);
        if (call.ReadPerson(fields, out var who) is { } nobody) return PersonalAnswers.Wrong(nobody);
        if (fields.Mistake is { } mistake) return PersonalAnswers.Wrong(mistake);

        var told = new IdentityTold { Who = who, Provider = provider!, Id = id, Removes = true, By = call.By };
        var (ruling, refusal) = await rulings.AskAsync(call, FactKind.Identity, Told.Write(told), stop);

        return ruling?.Outcome switch
        {
            null => refusal!,
            "removed" => Decided("Identity removed", "removed", ruling.Subject, null),
            _ => PersonalAnswers.Refuse(404, "unknown_identity", "the user has no such identity"),
        };
    }

    public ValueTask<Answer> ListAsync(PersonalCall call, CancellationToken stop)
    {
        if (call.ReadPerson(call.Fields, out var who) is { } nobody) return ValueTask.FromResult(PersonalAnswers.Wrong(nobody));

        var userId = who.User ?? state.FindInstall(call.App.Id, who.Install!)?.UserId;
        var user = userId is null ? null : state.FindUser(call.App.Id, userId);

        return ValueTask.FromResult(PersonalAnswers.Of("Identities", json =>
        {
            json.WriteString("user_id"u8, userId);
            json.WritePairs("identities", user?.Identities ?? new Dictionary<string, string>());
        }));
    }

    /// <summary>For servers: who is known by an id.</summary>
    public ValueTask<Answer> FindAsync(PersonalCall call, CancellationToken stop)
    {
        var fields = call.Fields;
        var provider = ReadProvider(fields);
        var id = fields.Required("id", IdentityProvider.LongestId);
        if (fields.Mistake is { } mistake) return ValueTask.FromResult(PersonalAnswers.Wrong(mistake));

        return ValueTask.FromResult(PersonFinding.UserOf(state.Community, call.App.Id, provider!, id!) is { } userId && state.FindUser(call.App.Id, userId) is not null
            ? PersonalAnswers.Of("User", json => json.WriteString("user_id"u8, userId))
            : PersonalAnswers.Refuse(404, "unknown_user", "nobody is known by this id, or several are"));
    }

    static string? ReadProvider(Fields fields) => fields.Required("provider", IdentityProvider.Longest) is not { } text
        ? null
        : IdentityProvider.Read(text) ?? fields.Fail("provider", "may hold letters, digits, _, - and dots only");

    Answer? Read(PersonalCall call, out IdentityTold told)
    {
        told = null!; // Only read when nothing was refused.
        var fields = call.Fields;
        var switches = fields.OneOf("on_conflict", "keep", "switch") == "switch";
        var token = fields.Text("identity_token", SignedIdentity.Longest);
        if (call.ReadPerson(fields, out var who) is { } nobody) return PersonalAnswers.Wrong(nobody);
        if (switches && who.Install is null) fields.Fail("on_conflict", "may be switch only where install_instance_id names the install that goes over");
        if (fields.Mistake is { } mistake) return PersonalAnswers.Wrong(mistake);

        if (token is not null)
        {
            if (SignedIdentity.Read(token, call.App.IdentityKeys, rulings.Now) is not { } signed) return BadSignature;

            told = new IdentityTold { Who = who, Provider = signed.Provider, Id = signed.Id, IsVouchedFor = true, Switches = switches, By = call.By };
        }
        else if (ReadPlain(call, fields, who, switches, out told) is { } refused)
        {
            return refused;
        }

        return told.Provider == IdentityProvider.CustomId
            ? PersonalAnswers.Wrong("provider must not be custom_id: that is the user's own id, told by trigger and set-user-data")
            : null;
    }

    static Answer? ReadPlain(PersonalCall call, Fields fields, PersonTold who, bool switches, out IdentityTold told)
    {
        told = null!; // Only read when nothing was refused.
        if (!call.IsServer && call.App.TrustedIdentitiesOnly) return NotSigned;

        var provider = ReadProvider(fields);
        var id = fields.Required("id", IdentityProvider.LongestId);
        var secret = call.IsServer ? fields.Text("access_token", AccessToken.Longest) : fields.Required("access_token", AccessToken.Longest);
        if (fields.Mistake is { } mistake) return PersonalAnswers.Wrong(mistake);

        told = new IdentityTold
        {
            Who = who,
            Provider = provider!,
            Id = id,
            TokenHash = secret is null ? null : AccessToken.Hash(call.App.Id, provider!, id!, secret),
            IsVouchedFor = call.IsServer,
            Switches = switches,
            By = call.By,
        };
        return null;
    }

    static Answer Decided(string message, string result, string? user, string? other) => PersonalAnswers.Of(message, json =>
    {
        json.WriteString("result"u8, result);
        json.WriteString("user_id"u8, user);
        if (other is not null || result == "conflict") json.WriteString("other_user_id"u8, other);
    });
}
