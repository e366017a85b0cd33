using Waymark.Apps;

namespace Waymark.Feeds;

/// <summary>Which user a batch is about, by what, and what spoke against it. Two users are never made one.</summary>
/// <param name="UserId">Null when nothing tied the batch to a user.</param>
/// <param name="By">What tied it.</param>
/// <param name="Conflict">The code of an identity that points elsewhere; null when none does.</param>
public sealed record FeedMatch(string? UserId, FeedIdentity? By, string? Conflict)
{
    /// <param name="order">The owner's choice, the surest first.</param>
    /// <param name="customerId">The id that the batch names.</param>
    /// <param name="usersOfEmail">Users who are known by the batch's address.</param>
    /// <param name="userOfDevice">Who used the batch's device last.</param>
    public static FeedMatch Decide(
        IReadOnlyList<FeedIdentity> order, string? customerId, IReadOnlyList<string> usersOfEmail, string? userOfDevice)
    {
        foreach (var identity in order)
        {
            if (UserBy(identity) is { } userId)
                return new(userId, identity, ConflictWith(userId));
        }

        return new(null, null, order.Contains(FeedIdentity.Email) && usersOfEmail.Count > 1 ? "email_of_several_users" : null);

        string? UserBy(FeedIdentity identity) => identity switch
        {
            FeedIdentity.CustomerId => customerId,
            FeedIdentity.Email => usersOfEmail is [var only] ? only : null,
            FeedIdentity.Device => userOfDevice,
            _ => throw new ArgumentOutOfRangeException(nameof(identity)),
        };

        string? ConflictWith(string userId) =>
            customerId is not null && customerId != userId ? "customer_id_of_another_user"
            : usersOfEmail.Count > 0 && !usersOfEmail.Contains(userId) ? "email_of_another_user"
            : userOfDevice is not null && userOfDevice != userId ? "device_of_another_user"
            : null;
    }

    /// <summary>Whether the batch's address may be taken for the user's own.</summary>
    public bool MayKeepEmail => UserId is not null && Conflict is not "email_of_another_user";
}
