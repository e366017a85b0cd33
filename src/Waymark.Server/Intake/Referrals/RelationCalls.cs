using System.Text.Json;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Intake.Referrals;

/// <summary>Who referred whom: set and removed by apps and servers, asked in both directions.</summary>
sealed class RelationCalls(Rulings rulings, IState state)
{
    const int MostData = 50;

    public ValueTask<Answer> SetAsync(PersonalCall call, CancellationToken stop) => TellAsync(call, removes: false, stop);

    public ValueTask<Answer> RemoveAsync(PersonalCall call, CancellationToken stop) => TellAsync(call, removes: true, stop);

    public ValueTask<Answer> ReadAsync(PersonalCall call, CancellationToken stop)
    {
        var fields = call.Fields;
        var direction = fields.OneOf("direction", "referred", "referrers", "friends") ?? "referred";
        var name = fields.Text("event_name", RelationReading.LongestEvent);
        var (skip, limit) = (fields.Whole("skip", 0, 1_000_000) ?? 0, fields.Whole("limit", 1, 500) ?? 100);
        if (call.ReadPerson(fields, out var told) is { } nobody) return ValueTask.FromResult(PersonalAnswers.Wrong(nobody));
        if (fields.Mistake is { } mistake) return ValueTask.FromResult(PersonalAnswers.Wrong(mistake));

        var app = call.App.Id;
        var who = told.User is { } user ? Person.User(user) : Person.Of(state.FindInstall(app, told.Install!)?.UserId, told.Install!);

        return ValueTask.FromResult(direction switch
        {
            "friends" => Friends(call, state.Community.FriendsOf(app, who, skip, limit), skip, limit),
            "referrers" => Show(call, state.ReferrersOf(app, who, name, skip, limit), relation => relation.Referrer, skip, limit),
            _ => Show(call, state.ReferredBy(app, who, name, skip, limit), relation => relation.Referred, skip, limit),
        });
    }

    async ValueTask<Answer> TellAsync(PersonalCall call, bool removes, CancellationToken stop)
    {
        var fields = call.Fields;
        var referrer = RelationReading.ReadReferrer(fields);
        var name = fields.Required("event_name", RelationReading.LongestEvent);
        var data = fields.Pairs("data", MostData);
        var friends = fields.Flag("friends") ?? false;
        if (call.ReadPerson(fields, out var referred) is { } nobody) return PersonalAnswers.Wrong(nobody);
        if (fields.Mistake is { } mistake) return PersonalAnswers.Wrong(mistake);

        var told = new RelationsTold
        {
            Source = call.IsServer ? RelationSource.Server : RelationSource.App,
            Removes = removes,
            By = call.By,
            Why = call.IsServer ? fields.Text("why", 1_000) : null,
            Relations = [new RelationTold { Referred = referred, Referrer = referrer!, Event = name!, Data = data, Friends = friends }],
        };
        var (ruling, refusal) = await rulings.AskAsync(call, FactKind.Relation, Told.Write(told), stop);

        return ruling?.Outcome switch
        {
            null => refusal!,
            "set" or "removed" => PersonalAnswers.Of(removes ? "Referrer removed" : "Referrer set", json => json.WriteString("result"u8, ruling.Outcome)),
            "own_referrer" => PersonalAnswers.Refuse(409, "own_referrer", "nobody is their own referrer"),
            "unknown_relation" => PersonalAnswers.Refuse(404, "unknown_relation", "there is no such referrer of this user for this event"),
            _ => PersonalAnswers.Refuse(404, "unknown_referrer", "nobody is known by referrer.id under referrer.provider"),
        };
    }

    static Answer Show(PersonalCall call, IReadOnlyList<Relation> relations, Func<Relation, Person> other, int skip, int limit) => PersonalAnswers.Of("Referrals", json =>
    {
        json.WriteStartArray("referrals"u8);

        foreach (var relation in relations)
        {
            json.WriteStartObject();
            WritePerson(json, call, other(relation));
            json.WriteString("event_name"u8, relation.Event);
            json.WriteString("at"u8, relation.At.UtcDateTime);
            json.WritePairs("data", relation.Data);
            json.WriteString("source"u8, JsonNamingPolicy.SnakeCaseLower.ConvertName(relation.Source.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNext(json, relations.Count, skip, limit);
    });

    static Answer Friends(PersonalCall call, IReadOnlyList<Person> friends, int skip, int limit) => PersonalAnswers.Of("Friends", json =>
    {
        json.WriteStartArray("friends"u8);

        foreach (var friend in friends)
        {
            json.WriteStartObject();
            WritePerson(json, call, friend);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNext(json, friends.Count, skip, limit);
    });

    // An install's id opens what a phone may do: no other phone hears it.
    static void WritePerson(Utf8JsonWriter json, PersonalCall call, Person person)
    {
        json.WriteString("user_id"u8, person.UserId);
        if (call.IsServer && person.InstallId is { } install) json.WriteString("install_instance_id"u8, install);
    }

    static void WriteNext(Utf8JsonWriter json, int found, int skip, int limit)
    {
        if (found == limit) json.WriteNumber("next"u8, skip + limit);
        else json.WriteNull("next"u8);
    }
}
