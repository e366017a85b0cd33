using System.Text.Json;
using Waymark.Apps;
using Waymark.Server.Documents;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Servers;

/// <summary>Makes, renames, switches and removes campaigns.</summary>
sealed class CampaignChanges(CampaignEdit edit, LiveConfiguration live, CampaignHistory history, IState state)
{
    static readonly Answer Deleted = new(StatusCodes.Status204NoContent, ReadOnlyMemory<byte>.Empty);

    public async ValueTask<Answer> CreateAsync(ServerCall call, CancellationToken stop)
    {
        var (body, unreadable) = await JsonRequest.ReadAsync(call.Request, stop);
        if (unreadable is not null) return unreadable;
        if (CampaignDraft.Read(body, call.App, out var draft) is { } refused) return refused;

        var (app, refusal) = await edit.MakeAsync(
            call.Caller,
            campaigns =>
            {
                if (CampaignEdit.Find(campaigns, draft.Id) is not null) return ServerRefusals.DisplayIdTaken;

                campaigns.Add(draft.ToDocument());
                return null;
            },
            stop);

        return refusal ?? await ShowAsync(app, draft, stop);
    }

    public async ValueTask<Answer> UpdateAsync(ServerCall call, CancellationToken stop)
    {
        var (body, unreadable) = await JsonRequest.ReadAsync(call.Request, stop);
        if (unreadable is not null) return unreadable;
        if (ReadUpdate(body, out var name, out var active) is { } refused) return refused;

        var id = call.Path("display_id");
        var (app, refusal) = await edit.MakeAsync(
            call.Caller,
            campaigns =>
            {
                if (CampaignEdit.Find(campaigns, id) is not { } campaign) return ServerRefusals.CampaignNotFound;

                if (name is not null) campaign["name"] = name;
                if (active is { } isActive) campaign["active"] = isActive;
                return null;
            },
            stop);

        return refusal ?? await ShowAsync(app, id, stop);
    }

    public async ValueTask<Answer> DeleteAsync(ServerCall call, CancellationToken stop)
    {
        var id = call.Path("display_id");
        var (_, refusal) = await edit.MakeAsync(
            call.Caller,
            campaigns => CampaignEdit.Find(campaigns, id) is { } campaign && campaigns.Remove(campaign) ? null : ServerRefusals.CampaignNotFound,
            stop);

        return refusal ?? Deleted;
    }

    static Answer? ReadUpdate(JsonElement body, out string? name, out bool? active)
    {
        (name, active) = (null, null);

        if (Has(body, "name", out var newName))
        {
            name = newName.ValueKind == JsonValueKind.String ? newName.GetString()!.Trim() : "";
            if (name.Length == 0) return ServerRefusals.CampaignNameEmpty;
        }

        if (Has(body, "active", out var newActive))
        {
            if (newActive.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return ServerRefusals.ActiveNotBoolean;

            active = newActive.GetBoolean();
        }

        return name is null && active is null ? ServerRefusals.NothingToUpdate : null;
    }

    static bool Has(JsonElement body, string key, out JsonElement value) =>
        body.TryGetProperty(key, out value) && value.ValueKind != JsonValueKind.Null;

    async ValueTask<Answer> ShowAsync(App app, CampaignDraft draft, CancellationToken stop)
    {
        var life = await LifeOfAsync(app, draft.Id, stop);
        var campaign = app.FindCampaign(draft.Id) ?? new Campaign { Id = draft.Id, Name = draft.Name };

        return new Answer(201, Envelope.Write(201, "Campaign created successfully!", json =>
        {
            json.WriteNumber("id"u8, CampaignText.NumberOf(app, campaign.Id));
            json.WriteString("name"u8, campaign.Name);
            json.WriteString("link"u8, draft.IsShort ? CampaignLink.PlainOf(app, campaign) : CampaignLink.Of(app, campaign));
            json.WriteString("website"u8, draft.IsShort ? null : campaign.Website);
            json.WriteString("display_id"u8, campaign.Id);
            json.WriteString("created_at"u8, Moments.Write(life.CreatedAt));
            json.WriteString("android_web_redirect"u8, campaign.AndroidRedirect);
            json.WriteString("ios_web_redirect"u8, campaign.IosRedirect);
            json.WriteString("domain"u8, CampaignLink.DomainOf(app, campaign));
            StoreListing.Write(json, draft.Listings);
        }));
    }

    async ValueTask<Answer> ShowAsync(App app, string id, CancellationToken stop)
    {
        if (app.FindCampaign(id) is not { } campaign) return ServerRefusals.CampaignNotFound;

        var life = await LifeOfAsync(app, id, stop);
        var users = state.EarnedByCampaign(app.Id).GetValueOrDefault(id);
        return new Answer(200, Envelope.Write(200, "Campaign updated successfully!", json => CampaignText.WriteKeys(json, campaign, life, users)));
    }

    async ValueTask<CampaignHistory.Life> LifeOfAsync(App app, string id, CancellationToken stop) =>
        (await history.AtAsync(live.Current.Version, stop)).GetValueOrDefault((app.Id, id), CampaignHistory.Life.Unknown);
}
