using System.Security.Cryptography;
using System.Text.Json;
using Waymark.Facts;
using Waymark.PromoCodes;
using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Intake.Referrals;

/// <summary>Promo codes: made for a user, and claimed.</summary>
sealed class PromoCodeCalls(Rulings rulings, IState state)
{
    public async ValueTask<Answer> MakeAsync(PersonalCall call, CancellationToken stop)
    {
        var fields = call.Fields;
        var code = PromoCodeReading.Read(fields, call.App.Id, out var isDrawn);
        var request = fields.Text("request_id", 200);
        PersonTold? creator = null;

        // Only servers may make codes that are nobody's.
        if (!call.IsServer || fields.Has("user_id") || fields.Has("install_instance_id"))
        {
            if (call.ReadPerson(fields, out var who) is { } nobody) return PersonalAnswers.Wrong(nobody);
            creator = who;
        }

        if (fields.Mistake is { } mistake) return PersonalAnswers.Wrong(mistake);

        var told = new PromoCodeTold
        {
            Saved = code with { CreatedBy = call.By },
            IsNew = true,
            IsDrawn = isDrawn,
            Creator = creator,
            RequestId = request,
            CallHash = request is null ? Convert.ToHexStringLower(SHA256.HashData(call.Body.Span)) : null,
        };
        var (ruling, refusal) = await rulings.AskAsync(call, FactKind.PromoCode, Told.Write(told), stop);

        return ruling?.Outcome switch
        {
            null => refusal!,
            "saved" when state.Community.FindPromoCode(call.App.Id, ruling.Subject!) is { } made =>
                PersonalAnswers.Of("Promo code made", json => WriteCode(json, made)),
            "taken" => PersonalAnswers.Refuse(409, "taken", "code is taken"),
            _ => PersonalAnswers.StillDeciding,
        };
    }

    public async ValueTask<Answer> ClaimAsync(PersonalCall call, CancellationToken stop)
    {
        var fields = call.Fields;
        var text = fields.Required("code", PromoCode.Longest);
        var request = fields.Text("request_id", 200);
        if (call.ReadPerson(fields, out var claimer) is { } nobody) return PersonalAnswers.Wrong(nobody);
        if (fields.Mistake is { } mistake) return PersonalAnswers.Wrong(mistake);
        if (PromoCode.Read(text) is not { } code) return Refused(ClaimOutcome.Unknown);

        var told = new PromoCodeTold { Claimed = code, Claimer = claimer, RequestId = request };
        var (ruling, refusal) = await rulings.AskAsync(call, FactKind.PromoCode, Told.Write(told), stop);
        if (ruling is null) return refusal!;

        var outcome = Enum.GetValues<ClaimOutcome>().Cast<ClaimOutcome?>().FirstOrDefault(known => known!.Value.Word() == ruling.Outcome);
        if (outcome is not { } came) return PersonalAnswers.Refuse(404, ruling.Outcome, "there is no such user or install");

        return came == ClaimOutcome.Claimed && state.Community.FindPromoCode(call.App.Id, code) is { } claimed
            ? PersonalAnswers.Of("Promo code claimed", json => WriteCode(json, claimed))
            : Refused(came);
    }

    // The word is in the data, so that no app has to read sentences.
    static Answer Refused(ClaimOutcome outcome)
    {
        var (status, message) = outcome switch
        {
            ClaimOutcome.Unknown => (404, "there is no such code"),
            ClaimOutcome.Disabled => (409, "the code is switched off"),
            ClaimOutcome.NotYetValid => (409, "the code is not valid yet"),
            ClaimOutcome.Expired => (409, "the code is not valid any more"),
            ClaimOutcome.LimitReached => (409, "the code was claimed as often as it may be"),
            _ => (409, "this user has claimed the code already"),
        };
        return Answer.Fixed(status, message, $$"""{"error":"{{outcome.Word()}}"}""") with { Refusal = outcome.Word() };
    }

    static void WriteCode(Utf8JsonWriter json, PromoCode code)
    {
        json.WriteString("code"u8, code.Code);
        json.WritePairs("properties", code.Properties);
        json.WriteNumber("max_claims"u8, code.MaxClaims);
        json.WriteNumber("claims"u8, code.Claims);
        if (code.From is { } from) json.WriteString("from"u8, from.UtcDateTime);
        if (code.Until is { } until) json.WriteString("until"u8, until.UtcDateTime);
        json.WriteBoolean("enabled"u8, code.Enabled);
        json.WriteBoolean("become_friends"u8, code.BecomeFriends);
        json.WriteBoolean("creator_refers"u8, code.CreatorRefers);
        json.WriteString("creator_user_id"u8, code.Creator?.UserId);
    }
}
