using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>Puts what was taken into the books.</summary>
static class Filing
{
    /// <returns>The ruling that stands: another one where the stored device contradicts the record.</returns>
    public static Ruling File(Ruling ruling, ProfileBook profiles, EventBook events)
    {
        switch (ruling)
        {
            case Ruling.ProfileTaken taken:
                Whose(taken.Key, taken.Linked, profiles).Change(taken.Changes);
                break;

            case Ruling.EventTaken { Event: var happened } taken:
                var profile = Whose(happened.Key, taken.Linked, profiles);
                profile.Add(events.Add(happened));
                if (taken.Platform is { } platform && happened.Key.Kind == IdKind.ObjectId)
                    profile.Device(happened.Key.Value).Platform ??= platform;
                break;

            case Ruling.TokenTaken taken:
                var device = profiles.FindOrAdd(taken.Key).Device(taken.Key.Value);
                if (device.Platform is { } known && known != taken.Type.Platform)
                    return new Ruling.Refused(taken.Number, Refusal.TokenTypeOfOtherDevice, taken.Raw);

                device.Platform = taken.Type.Platform;
                device.TokenByType[taken.Type.Name] = taken.Token;
                break;
        }

        return ruling;
    }

    static Profile Whose(ProfileKey key, ProfileKey? linked, ProfileBook profiles) =>
        linked is { } other ? profiles.Link(key, other) : profiles.FindOrAdd(key);
}
