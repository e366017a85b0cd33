namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>All profiles of an account, found by any of their identifiers.</summary>
sealed class ProfileBook
{
    readonly Dictionary<ProfileKey, Profile> _byKey = [];
    readonly Dictionary<int, Profile> _byNumber = [];
    int _last;

    public int Count => _byNumber.Count;

    /// <summary>In the order of first sight.</summary>
    public IEnumerable<Profile> All => _byNumber.Values.OrderBy(profile => profile.Number);

    public Profile? Find(ProfileKey key) => _byKey.GetValueOrDefault(key);

    public Profile FindOrAdd(ProfileKey key) => Find(key) ?? Add(key);

    /// <summary>Makes two identifiers name one profile; the person's profile takes over the device's.</summary>
    public Profile Link(ProfileKey key, ProfileKey other)
    {
        var (first, second) = (FindOrAdd(key), Find(other));

        if (second is null)
        {
            Give(first, other);
            return first;
        }

        if (first == second)
            return first;

        second.Absorb(first);
        _byNumber.Remove(first.Number);
        foreach (var absorbed in first.Keys)
            _byKey[absorbed] = second;

        return second;
    }

    /// <summary>Gives an identity of several a profile of its own, with the events that came under it.</summary>
    public void Split(ProfileKey identity)
    {
        if (Find(identity) is not { } profile || profile.Ids(identity.Kind).Count() < 2)
            return;

        profile.Keys.Remove(identity);
        var moved = profile.Timeline.Where(happened => happened.Key == identity).ToList();
        profile.Keep([.. profile.Timeline.Where(happened => happened.Key != identity)]);
        Add(identity).Keep(moved);
    }

    public void Remove(Profile profile)
    {
        _byNumber.Remove(profile.Number);
        foreach (var key in profile.Keys)
            _byKey.Remove(key);
    }

    public void Clear()
    {
        _byKey.Clear();
        _byNumber.Clear();
    }

    Profile Add(ProfileKey key)
    {
        var profile = new Profile(++_last);
        _byNumber.Add(profile.Number, profile);
        Give(profile, key);
        return profile;
    }

    void Give(Profile profile, ProfileKey key)
    {
        profile.Keys.Add(key);
        _byKey[key] = profile;

        if (key.Kind == IdKind.ObjectId)
            profile.Device(key.Value);
    }
}
