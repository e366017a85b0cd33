namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>One identifier of a profile; a number is kept as its text.</summary>
readonly record struct ProfileKey(IdKind Kind, string Value)
{
    public override string ToString() => Kind switch
    {
        IdKind.ObjectId => $"objectId {Value}",
        IdKind.Identity => $"identity {Value}",
        IdKind.Facebook => $"FBID {Value}",
        _ => $"GPID {Value}",
    };
}

enum IdKind
{
    /// <summary>A device, by its CleverTap ID.</summary>
    ObjectId,

    /// <summary>A person, by the customer's own id.</summary>
    Identity,

    Facebook,

    Google,
}
