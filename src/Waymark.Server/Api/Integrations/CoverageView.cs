using System.Globalization;
using Waymark.Apps;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Referrals;
using Waymark.Server.Delivery;
using Waymark.Storage;
using Waymark.Users;

namespace Waymark.Server.Api.Integrations;

/// <summary>How many of the people who came through links the partner can find, by the ids it knows them by.</summary>
/// <param name="IdentityProvider">Whose ids.</param>
/// <param name="ReferredUsers">Who came in the last 30 days, the latest thousand arrivals.</param>
/// <param name="WithIdentity">How many of them have such an id.</param>
/// <param name="Words">The same in a sentence.</param>
public sealed record CoverageView(string IdentityProvider, int ReferredUsers, int WithIdentity, string Words)
{
    const int Days = 30, Most = 1_000;

    /// <returns>Null for partners that find people otherwise.</returns>
    internal static CoverageView? Of(App app, Integration integration, DeliveryRoom room)
    {
        if (!room.Connectors.TryGetValue(integration.Partner, out var connector) || connector.IdentityProvider(integration.Settings) is not { } provider || room.Referrals is not { } referrals) return null;

        var now = room.Clock.GetUtcNow();
        var people = referrals.Referrals(app.Id, now.AddDays(-Days), now, null, 0, Most).Select(referral => referral.Referred).OfType<Person>().Distinct().ToList();
        var known = people.Count(person => connector.HasIdentity(SubjectOf(app.Id, person, room.People), integration.Settings));
        var share = people.Count == 0 ? 0 : 100.0 * known / people.Count;

        return new(
            provider, people.Count, known,
            people.Count == 0
                ? "Nobody came through a link in the last 30 days."
                : string.Create(CultureInfo.InvariantCulture, $"{share:0} % of referred users have the identity {provider}."));
    }

    static Subject SubjectOf(string app, Person person, IPeople people)
    {
        Install? install = person.InstallId is { } installId ? people.FindInstall(app, installId) : null;
        User? user = (person.UserId ?? install?.UserId) is { } userId ? people.FindUser(app, userId) : null;
        return new Subject(install, user).ForThirdParties();
    }
}
