using Waymark.Devices;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Server.Intake.Referrals;

/// <summary>Reads who is named in a relation: by the app's own id, an id under a provider, or an install.</summary>
static class RelationReading
{
    public const int LongestEvent = 200;

    const int LongestUserId = 512;

    /// <summary><c>referrer_user_id</c>, or <c>referrer: {provider, id}</c>.</summary>
    public static PersonTold? ReadReferrer(Fields fields)
    {
        if (fields.Text("referrer_user_id", LongestUserId) is { } user) return new PersonTold { User = user };
        if (fields.Find("referrer") is not null) return ReadPerson(fields, "referrer");

        fields.Fail("referrer_user_id", "or referrer is required");
        return null;
    }

    /// <summary><c>{user_id}</c>, <c>{provider, id}</c> or <c>{install_instance_id}</c>.</summary>
    public static PersonTold? ReadPerson(Fields fields, string name)
    {
        if (fields.Object(name) is not { } named)
        {
            fields.Fail(name, "is required");
            return null;
        }

        var inner = fields.Inside(named, name);
        var (user, install) = (inner.Text("user_id", LongestUserId), inner.Text("install_instance_id", InstallId.Longest));
        var (provider, id) = (inner.Text("provider", IdentityProvider.Longest), inner.Text("id", IdentityProvider.LongestId));
        fields.Take(inner);

        if (user is not null) return new PersonTold { User = user };
        if (InstallId.Read(install) is { } known) return new PersonTold { Install = known };
        if (IdentityProvider.Read(provider) is { } space && id is not null) return new PersonTold { Provider = space, Id = id };

        fields.Fail(name, "must name somebody: by the app's own user id, by provider and id, or by an install's id");
        return null;
    }
}
