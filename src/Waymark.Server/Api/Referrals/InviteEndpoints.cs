using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Invites;
using Waymark.Referrals;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

/// <summary>Users' invites, as staff see them.</summary>
static class InviteEndpoints
{
    public static void MapInvites(this IEndpointRouteBuilder routes)
    {
        var invites = routes.MapGroup("/apps/{app}/invites").WithTags("Invites");

        invites.MapGet("/", List).WithName("ListInvites").WithSummary("The invites of one sender, the latest first");
        invites.MapGet("/{token}", Find).WithName("FindInvite").WithSummary("One invite");
        invites.MapPut("/{token}/archived", ArchiveAsync).Accepts<ArchiveCommand>("application/json", "*/*")
            .WithName("ArchiveInvite").WithSummary("Switches an invite off or on again: it leads on, but earns nothing");
        routes.MapGet("/apps/{app}/invite-channels", Channels).WithTags("Invites").WithName("ListInviteChannels")
            .WithSummary("Every channel as the configuration has it, those that are not offered too");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="staff">Which apps there are.</param>
    /// <param name="state">Where invites are.</param>
    /// <param name="user">The sender: a user's id.</param>
    /// <param name="install">Or that of an install whose user has not signed up.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    static Results<Ok<InviteList>, NotFound<Problem>, BadRequest<Problem>> List(
        string app, [FromServices] StaffWord staff, IState state, string? user = null, string? install = null, int limit = 100)
    {
        if (staff.Find(app) is not { } owner) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > 1_000) return TypedResults.BadRequest(new Problem("limit must be 1 to 1000."));
        if (string.IsNullOrEmpty(user) && string.IsNullOrEmpty(install)) return TypedResults.BadRequest(new Problem("Say whose: user, or install."));

        var sender = !string.IsNullOrEmpty(user) ? Person.User(user) : Person.Install(install!);
        return TypedResults.Ok(new InviteList([.. state.LinksOf(app, sender, limit).Select(link => InviteView.Of(owner, link))]));
    }

    static Results<Ok<InviteView>, NotFound<Problem>> Find(string app, string token, [FromServices] StaffWord staff, IState state)
    {
        if (staff.Find(app) is not { } owner) return TypedResults.NotFound(Problem.NoApp(app));

        return state.FindLink(app, token) is { Kind: SmartLinkKind.Invite } link ? TypedResults.Ok(InviteView.Of(owner, link)) : TypedResults.NotFound(NoInvite(token));
    }

    static async Task<Results<Ok<InviteView>, NotFound<Problem>, BadRequest<Problem>, JsonHttpResult<Problem>>> ArchiveAsync(
        string app, string token, HttpRequest request, [FromServices] StaffWord staff, IState state, CancellationToken stop)
    {
        if (staff.Find(app) is not { } owner) return TypedResults.NotFound(Problem.NoApp(app));

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers("archived");
        var archived = fields.Flag("archived");
        if (archived is null) fields.Fail("archived", "is required");
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        var (ruling, trouble) = await staff.TellAsync(FactKind.Invite, app, new InviteArchived { Archived = token, IsArchived = archived!.Value }, stop);
        if (ruling is null) return trouble!;

        return ruling.Outcome == "archived" && state.FindLink(app, token) is { } link
            ? TypedResults.Ok(InviteView.Of(owner, link))
            : TypedResults.NotFound(NoInvite(token));
    }

    static Results<Ok<ChannelList>, NotFound<Problem>> Channels(string app, [FromServices] StaffWord staff) => staff.Find(app) is { } owner
        ? TypedResults.Ok(new ChannelList([.. InviteChannels.Of(owner.Invites).Select(ChannelView.Of)]))
        : TypedResults.NotFound(Problem.NoApp(app));

    static Problem NoInvite(string token) => new($"There is no invite {token}.");
}

/// <summary>Whether an invite is switched off.</summary>
public sealed record ArchiveCommand(bool Archived);

/// <summary>The latest first.</summary>
public sealed record InviteList(IReadOnlyList<InviteView> Invites);

/// <summary>In the order in which users see them.</summary>
public sealed record ChannelList(IReadOnlyList<ChannelView> Channels);

/// <summary>One channel.</summary>
public sealed record ChannelView(string Id, string Name, string? Icon, int Order, bool Offered, IReadOnlyList<InvitePart> Supports, IReadOnlyList<InvitePlatform> Platforms)
{
    public static ChannelView Of(InviteChannel channel) =>
        new(channel.Id, channel.Name, channel.Icon, channel.Order, channel.IsOffered, channel.Supports, channel.Platforms);
}
