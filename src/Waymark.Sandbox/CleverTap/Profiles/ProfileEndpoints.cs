using System.Text.Json;
using Waymark.Sandbox.CleverTap.Calls;
using Waymark.Sandbox.CleverTap.Queries;
using Waymark.Sandbox.CleverTap.Records;
using Waymark.Sandbox.CleverTap.Uploads;

namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>Looking at one profile, taking profiles apart or away, and consent.</summary>
static class ProfileEndpoints
{
    const int MostAtOnce = 100;

    public static void MapProfileCalls(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/1/profile.json", Find);
        routes.MapPost("/1/delete/profiles.json", Delete);
        routes.MapPost("/1/demerge/profiles.json", Demerge);
        routes.MapPost("/1/subscribe", Subscribe);
        routes.MapPost("/1/disassociate", Disassociate);
    }

    static Task Find(HttpContext http, Reception reception) =>
        reception.ReceiveAsync(http, CallKind.Other, (call, _) => Task.FromResult(Show(call)));

    static Task Delete(HttpContext http, Reception reception) => WithBody(http, reception, (call, json) =>
        TooMany(Ids(json)) ?? call.Account.With((profiles, events) =>
        {
            foreach (var profile in Ids(json).Select(profiles.Find).OfType<Profile>().Distinct().ToList())
            {
                events.Remove(profile.Timeline);
                profiles.Remove(profile);
            }

            return Answer.Success;
        }));

    static Task Demerge(HttpContext http, Reception reception) => WithBody(http, reception, (call, json) =>
        TooMany(Keys(json, "identities", IdKind.Identity)) ?? call.Account.With((profiles, _) =>
        {
            foreach (var identity in Keys(json, "identities", IdKind.Identity))
                profiles.Split(identity);

            return Answer.Success;
        }));

    static Task Subscribe(HttpContext http, Reception reception) => WithBody(http, reception, (call, json) =>
        EachRecord(call, json, (number, raw) => Subscription.Judge(number, raw, mustSayStatus: true), (profile, wanted) =>
            profile.Properties[wanted.ConsentKey] = JsonSerializer.SerializeToElement(wanted.IsResubscribe)));

    static Task Disassociate(HttpContext http, Reception reception) => WithBody(http, reception, (call, json) =>
        EachRecord(call, json, (number, raw) => Subscription.Judge(number, raw, mustSayStatus: false), (profile, wanted) =>
            profile.Properties.Remove(wanted.ProfileKey)));

    static Answer Show(Call call)
    {
        ProfileKey? key = (call.Query("objectId"), call.Query("identity")) switch
        {
            ({ Length: > 0 } objectId, _) => new(IdKind.ObjectId, objectId),
            (_, { Length: > 0 } identity) => new(IdKind.Identity, identity),
            _ => null,
        };

        var email = call.Query("email");
        if (key is null && email.Length == 0)
            return Answer.Fail(400, "identity, objectId or email is missing", code: 3);

        return call.Account.With((profiles, _) =>
        {
            var found = key is { } known
                ? profiles.Find(known)
                : profiles.All.FirstOrDefault(profile => Has(profile, "Email", email));
            return found is null
                ? Answer.Ok(new { status = "success", record = (object?)null })
                : Answer.Ok(new { status = "success", record = QueryViews.Profile(found) });
        });
    }

    static Answer EachRecord<T>(
        Call call, JsonElement json, Func<int, JsonElement, Subscription> judge, Func<Profile, Subscription, T> change)
    {
        if (json.Find("d") is not { ValueKind: JsonValueKind.Array } records)
            return Body.MalformedRequest;

        var judged = records.EnumerateArray().Select((raw, place) => judge(place + 1, raw)).ToList();

        return call.Account.With((profiles, _) =>
        {
            foreach (var wanted in judged.Where(wanted => wanted.Refused is null))
            {
                foreach (var profile in profiles.All.Where(profile => Has(profile, wanted.ProfileKey, wanted.Value)))
                    change(profile, wanted);
            }

            return UploadAnswer.Of([.. judged.Select((wanted, place) =>
                wanted.Refused ?? (Ruling)new Ruling.Noted(place + 1, $"{wanted.ProfileKey} {wanted.Value}"))]);
        });
    }

    static Task WithBody(HttpContext http, Reception reception, Func<Call, JsonElement, Answer> work) =>
        reception.ReceiveAsync(http, CallKind.Other, async (call, stop) =>
            await Body.ReadAsync(http.Request, call.Rules.MaxBodyBytes, stop) switch
            {
                Body.Parsed body => work(call, body.Json),
                Body.Unusable unusable => unusable.Answer,
                _ => Body.MalformedRequest,
            });

    static List<ProfileKey> Ids(JsonElement json) =>
        [.. Keys(json, "identity", IdKind.Identity), .. Keys(json, "guid", IdKind.ObjectId)];

    // One id or a list of them.
    static List<ProfileKey> Keys(JsonElement json, string name, IdKind kind)
    {
        IEnumerable<JsonElement> given = json.Find(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            { } single => [single],
        };

        return [.. given.Select(id => id.TextOrNumber()).OfType<string>().Select(id => new ProfileKey(kind, id))];
    }

    static Answer? TooMany(List<ProfileKey> keys) => keys.Count switch
    {
        0 => Answer.Fail(400, "no profile is named", code: 3),
        > MostAtOnce => Answer.Fail(400, $"more than {MostAtOnce} profiles in one request", code: 3),
        _ => null,
    };

    static bool Has(Profile profile, string name, string value) =>
        profile.Properties.TryGetValue(name, out var held)
        && held.ValueKind == JsonValueKind.String
        && held.ValueEquals(value);
}
