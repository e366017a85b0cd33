using System.Text.Json;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Feeds;
using Waymark.Privacy;
using Waymark.Users;

namespace Waymark.Server.Processing.Feeds;

/// <summary>What a feed tells of a user becomes part of their profile; a channel they refused is kept from third parties.</summary>
static class FeedProfiles
{
    /// <summary>The type of what follows from a batch rather than from one of its events.</summary>
    const string Profile = "profile";

    public static void Apply(Case @case, Feed feed, FeedBatch batch, FeedPerson person, FeedLedger ledger)
    {
        var told = batch.UserAttributes is { } attributes ? FeedProfile.Read(attributes, ledger.Warn) : [];

        foreach (var (name, _) in told)
            ledger.CountUserAttribute(name);

        Apply(@case, feed, person, new ProfileTold(batch.Identities, told, batch.DeletedAttributes, batch.ToldAt)
        {
            Name = batch.PersonName,
            IsHistory = batch.IsHistory,
        });
    }

    public static void Apply(Case @case, Feed feed, FeedPerson person, ProfileTold told)
    {
        if (person.UserId is not { } id) return;

        var known = @case.State.FindUser(@case.App.Id, id);
        var user = FeedProfile.Merge(known ?? new User { App = @case.App.Id, Id = id }, told.Attributes, told.Deleted, told.At);

        user = user with { Name = user.Name ?? told.Name, Phone = user.Phone ?? told.Identities.Phone };

        if (user.Email is null && person.Match.MayKeepEmail && told.Identities.Email is { } email)
        {
            user = user with { Email = email };
            @case.State.LinkUser(@case.App.Id, UserKey.OfEmail(email), id, @case.At);
        }

        if (feed.OptIns == OptInEffect.Withhold) user = WithChannels(user);
        if (user == known || (known is null && IsEmpty(user))) return;

        @case.State.Save(user);

        // The same words again are newer, but no news.
        if (known is not null && user with { TraitsToldAt = known.TraitsToldAt } == known) return;

        (@case with { Origin = @case.Origin ?? new Origin(feed.Id, feed.Partner, Profile) { IsHistory = told.IsHistory } }).Emit(EventKind.UserUpdated, new Happening
        {
            UserId = id,
            At = told.At,
            Install = person.Install,
            Credit = person.CreditAt(@case, told.At),
            Values = ValuesOf(told.Attributes),
        });
    }

    static User WithChannels(User user)
    {
        var withheld = OptIns.Withhold(user.Traits);

        return withheld.SequenceEqual(user.Sharing?.Withheld ?? []) ? user : user with { Sharing = (user.Sharing ?? new Sharing()) with { Withheld = withheld } };
    }

    static bool IsEmpty(User user) => user is { Name: null, Email: null, Phone: null, Traits.Count: 0 };

    static ReadOnlyMemory<byte> ValuesOf(IReadOnlyList<KeyValuePair<string, string>> attributes) =>
        JsonSerializer.SerializeToUtf8Bytes(new OrderedDictionary<string, JsonElement>(
            attributes.DistinctBy(attribute => attribute.Key).Select(attribute => KeyValuePair.Create(attribute.Key, JsonElement.Parse(attribute.Value)))));
}

/// <summary>What was told of a user.</summary>
/// <param name="Identities">Address and number among them.</param>
/// <param name="Attributes">As JSON by name.</param>
/// <param name="Deleted">What is to be forgotten.</param>
/// <param name="At">The time that it is about.</param>
sealed record ProfileTold(
    FeedIdentities Identities, IReadOnlyList<KeyValuePair<string, string>> Attributes, IReadOnlyList<string> Deleted, DateTimeOffset At)
{
    public string? Name { get; init; }

    public bool IsHistory { get; init; }
}
