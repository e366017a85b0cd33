using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>Makes batches of what happened, a person's events together and in order, and of what people are.</summary>
/// <param name="sender">Makes ids unlike those of any other run.</param>
/// <param name="isDevelopment">Marks every batch as a test.</param>
sealed class Batching(string sender, bool isDevelopment)
{
    public const int MostEvents = 100;

    // What a batch says beside its events is far below a quarter of what it may hold.
    const int MostBytesOfEvents = ExportBatch.MostBytes * 3 / 4;

    static readonly (string Attribute, string Property)[] Texts = [("ct_name", "Name"), ("ct_gender", "Gender"), ("ct_dob", "DOB"), ("ct_photo", "Photo")];
    static readonly string[] Channels = ["email", "push", "sms", "whatsapp"];

    /// <param name="departures">In the order in which they happened.</param>
    /// <param name="nextNumber">Numbers batches, never the same number twice.</param>
    public IEnumerable<ExportBatch> OfEvents(IEnumerable<Departure> departures, Func<long> nextNumber)
    {
        foreach (var person in departures.Where(one => one.Profile is not null).GroupBy(one => one.Profile!.Number))
        {
            var (names, events, bytes) = (new List<string>(), new JsonArray(), 0);

            foreach (var (happened, profile) in person)
            {
                var wire = WireEvent.Of(happened, $"{sender}-e{happened.Number}");
                var size = JsonSerializer.SerializeToUtf8Bytes(wire).Length;

                if (names.Count == MostEvents || (names.Count > 0 && bytes + size > MostBytesOfEvents))
                {
                    yield return Batch(profile!, nextNumber(), names, new() { ["events"] = events });
                    (names, events, bytes) = ([], [], 0);
                }

                names.Add(happened.Name);
                events.Add(wire);
                bytes += size;
            }

            yield return Batch(person.First().Profile!, nextNumber(), names, new() { ["events"] = events });
        }
    }

    /// <returns>A batch for everybody of whom anything can be told.</returns>
    public IEnumerable<ExportBatch> OfProfiles(IEnumerable<ProfileCopy> profiles, Func<long> nextNumber) => profiles
        .Where(profile => IdentitiesOf(profile).Count > 0)
        .Select(profile => (Profile: profile, Attributes: AttributesOf(profile)))
        .Where(one => one.Attributes.Count > 0)
        .Select(one => Batch(one.Profile, nextNumber(), [], new() { ["user_attributes"] = one.Attributes }));

    ExportBatch Batch(ProfileCopy profile, long number, IReadOnlyList<string> names, JsonObject content)
    {
        var id = $"{sender}-b{number}";
        content["source_request_id"] = id;
        content["environment"] = isDevelopment ? "development" : "production";
        content["user_identities"] = IdentitiesOf(profile);

        return new(id, names, JsonSerializer.SerializeToUtf8Bytes(content));
    }

    // CleverTap sends these two and no device ids.
    static JsonObject IdentitiesOf(ProfileCopy profile)
    {
        var identities = new JsonObject();

        if (profile.Identity is { } identity) identities["customer_id"] = identity;
        if (profile.Email is { } email) identities["email"] = email;
        return identities;
    }

    static JsonObject AttributesOf(ProfileCopy profile)
    {
        var attributes = new JsonObject();

        foreach (var (attribute, property) in Texts)
        {
            if (profile.Text(property) is { } text) attributes[attribute] = text;
        }

        foreach (var channel in Channels)
        {
            if (profile.Allows(channel) is { } allows) attributes[$"ct_{channel}_opt_in"] = allows ? "true" : "false";
        }

        return attributes;
    }
}
