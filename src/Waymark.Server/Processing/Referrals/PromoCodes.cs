using Waymark.PromoCodes;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Promo codes are made, changed and claimed; a person claims a code once, however often the call is repeated.</summary>
static class PromoCodes
{
    /// <summary>The event of relations that claims make.</summary>
    public const string RelationEvent = "promo_code";

    const int MostLookedThrough = 500;

    static readonly TimeSpan RetrySpan = TimeSpan.FromSeconds(60);

    public static void Apply(Case @case)
    {
        switch (Told.Read<PromoCodeTold>(@case.Fact.Body))
        {
            case { Saved: { } code, IsNew: true } told:
                Make(@case, told, code);
                break;
            case { Saved: { } code }:
                Change(@case, code);
                break;
            case { Claimed: { } code, Claimer: { } claimer } told when PersonFinding.Find(@case, claimer) is { } person:
                Claim(@case, told, code, person);
                break;
            default:
                @case.Refuse("unknown_user");
                break;
        }
    }

    static void Make(Case @case, PromoCodeTold told, PromoCode code)
    {
        var creator = told.Creator is { } named ? PersonFinding.Find(@case, named) : null;

        if (MadeBefore(@case, told, creator) is { } made)
        {
            @case.Drop("repeat");
            @case.Rule("saved", made.Code);
            return;
        }

        var letters = told.IsDrawn ? Invites.FreeCode(@case, code.Code, code.Code) : code.Code;

        if (@case.State.Community.FindPromoCode(@case.App.Id, letters) is not null || @case.State.FindLinkByCode(@case.App.Id, letters) is not null)
        {
            @case.Refuse("taken", letters);
            return;
        }

        @case.State.Community.Save(code with
        {
            App = @case.App.Id,
            Code = letters,
            Creator = creator,
            Claims = 0,
            RequestId = told.RequestId ?? told.CallHash,
            CreatedAt = @case.At,
            UpdatedAt = @case.At,
        });
        @case.Rule("saved", letters);
    }

    static PromoCode? MadeBefore(Case @case, PromoCodeTold told, Person? creator)
    {
        if ((told.RequestId ?? told.CallHash) is not { } request) return null;

        var codes = creator is { } person
            ? @case.State.Community.PromoCodesOf(@case.App.Id, person, MostLookedThrough)
            : @case.State.Community.PromoCodes(@case.App.Id, null, MostLookedThrough);
        return codes.FirstOrDefault(code =>
            code.RequestId == request && code.Creator == creator && (told.RequestId is not null || @case.At - code.CreatedAt < RetrySpan));
    }

    static void Change(Case @case, PromoCode code)
    {
        if (@case.State.Community.FindPromoCode(@case.App.Id, code.Code) is not { } before)
        {
            @case.Refuse("unknown", code.Code);
            return;
        }

        @case.State.Community.Save(code with
        {
            App = before.App,
            Creator = before.Creator,
            Claims = before.Claims,
            RequestId = before.RequestId,
            CreatedAt = before.CreatedAt,
            CreatedBy = before.CreatedBy,
            UpdatedAt = @case.At,
        });
        @case.Rule("saved", code.Code);
    }

    static void Claim(Case @case, PromoCodeTold told, string code, Person person)
    {
        var community = @case.State.Community;

        if (community.FindPromoCode(@case.App.Id, code) is not { } found)
        {
            @case.Refuse(ClaimOutcome.Unknown.Word(), code);
            return;
        }

        if (community.FindClaim(@case.App.Id, code, person) is { } before)
        {
            var isRepeat = told.RequestId is { } id ? id == before.RequestId : before.RequestId is null && @case.At - before.At < RetrySpan;
            @case.Drop("repeat");
            @case.Rule((isRepeat ? ClaimOutcome.Claimed : ClaimOutcome.AlreadyClaimed).Word(), code);
            return;
        }

        if (found.Judge(@case.At) is var outcome and not ClaimOutcome.Claimed)
        {
            @case.Refuse(outcome.Word(), code);
            return;
        }

        community.Save(new PromoClaim { App = @case.App.Id, Code = code, Person = person, At = @case.At, RequestId = told.RequestId });
        community.Save(found with { Claims = found.Claims + 1 });
        BringTogether(@case, found, person);
        @case.Rule(ClaimOutcome.Claimed.Word(), code);
    }

    static void BringTogether(Case @case, PromoCode code, Person claimer)
    {
        if (code.Creator is not { } creator || creator == claimer) return;

        if (code.BecomeFriends) @case.State.Community.Befriend(@case.App.Id, claimer, creator, @case.At);
        if (!code.CreatorRefers) return;

        Relations.Set(
            @case,
            new Relation
            {
                App = @case.App.Id,
                Referred = claimer,
                Referrer = creator,
                Event = RelationEvent,
                At = @case.At,
                Data = new Dictionary<string, string> { ["code"] = code.Code },
                Source = RelationSource.PromoCode,
            },
            by: "promo code");
    }
}
