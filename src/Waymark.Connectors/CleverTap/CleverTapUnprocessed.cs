using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Waymark.Referrals;

namespace Waymark.Connectors.CleverTap;

/// <summary>Matches the records CleverTap did not take with what was sent, and says what to do with each.</summary>
static partial class CleverTapUnprocessed
{
    const int WrongShape = 512;

    public static Answer Read(JsonElement unprocessed, IReadOnlyList<Parcel> parcels)
    {
        var outcomes = Enumerable.Repeat(ParcelOutcome.Good, parcels.Count).ToArray();
        var isAll = unprocessed.GetArrayLength() == parcels.Count;
        var place = 0;

        foreach (var failure in unprocessed.EnumerateArray())
        {
            // Failures keep the request's order, so when none was taken the place itself tells.
            var index = NumberOf(failure, parcels.Count) ?? (isAll ? place : EchoOf(failure, parcels));

            // Repeating all of them would count twice what was taken, but losing this one would be worse.
            if (index is null)
                return new Answer.Split("CleverTap refused a record and did not say which");

            outcomes[index.Value] = OutcomeOf(failure, parcels[index.Value]);
            place++;
        }

        return new Answer.Taken(outcomes);
    }

    static ParcelOutcome OutcomeOf(JsonElement failure, Parcel parcel)
    {
        var code = failure.TryGetProperty("code"u8, out var number) && number.TryGetInt32(out var value) ? value : 0;
        var reason = failure.TryGetProperty("error"u8, out var error) && error.ValueKind == JsonValueKind.String ? error.GetString()! : "no reason given";
        var text = code.ToString(CultureInfo.InvariantCulture);

        if (code == 555)
            return new ParcelOutcome.Retry(text, reason);

        if (code == WrongShape && CarriesAnObject(parcel))
            return new ParcelOutcome.Refused(text, $"{reason} The account takes no nested objects: set eventDataFormat to flat or json.");

        return KeyBehind(code) is { } key && !parcel.IsAmended && Without(key, parcel) is { } rest
            ? new ParcelOutcome.Amended(rest, text, reason)
            : new ParcelOutcome.Refused(text, reason);
    }

    static bool CarriesAnObject(Parcel parcel)
    {
        using var record = JsonDocument.Parse(parcel.Body);
        return record.RootElement.TryGetProperty("evtData"u8, out var properties)
            && properties.TryGetProperty(ReferralValues.EventData, out var data) && data.ValueKind == JsonValueKind.Object;
    }

    static string? KeyBehind(int code) => code switch
    {
        514 => "Gender",
        515 => "Email",
        516 => "Phone",
        517 => "Employed",
        518 => "Education",
        519 => "Married",
        520 => "Age",
        _ => null,
    };

    // One bad system key fails the whole record; the rest of the profile is still worth telling.
    static Parcel? Without(string key, Parcel parcel)
    {
        using var record = JsonDocument.Parse(parcel.Body);

        if (!record.RootElement.TryGetProperty("profileData"u8, out var profile) || !profile.TryGetProperty(key, out _)
            || profile.EnumerateObject().Count() == 1)
        {
            return null;
        }

        var kept = record.RootElement.EnumerateObject().ToDictionary(
            field => field.Name,
            field => field.NameEquals("profileData"u8)
                ? JsonSerializer.SerializeToElement(
                    profile.EnumerateObject().Where(attribute => attribute.Name != key).ToDictionary(attribute => attribute.Name, attribute => attribute.Value))
                : field.Value);
        return parcel with { Body = JsonSerializer.SerializeToUtf8Bytes(kept), IsAmended = true };
    }

    // "… record number : 2" counts from 1.
    static int? NumberOf(JsonElement failure, int count) =>
        failure.TryGetProperty("error"u8, out var error) && error.ValueKind == JsonValueKind.String
        && RecordNumber().Match(error.GetString()!) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1 && number <= count
            ? number - 1
            : null;

    // The echo may be normalised (phones, numeric identities), so only what cannot change is compared.
    static int? EchoOf(JsonElement failure, IReadOnlyList<Parcel> parcels)
    {
        if (!failure.TryGetProperty("record"u8, out var echo) || echo.ValueKind != JsonValueKind.Object) return null;

        int? found = null;

        for (var i = 0; i < parcels.Count; i++)
        {
            using var sent = JsonDocument.Parse(parcels[i].Body);
            if (!IsSame(echo, sent.RootElement)) continue;
            if (found is not null) return null;
            found = i;
        }

        return found;
    }

    static bool IsSame(JsonElement echo, JsonElement sent) =>
        Text(echo, "type") == Text(sent, "type")
        && Text(echo, "objectId") == Text(sent, "objectId")
        && Text(echo, "identity") == Text(sent, "identity")
        && Text(echo, "evtName") == Text(sent, "evtName")
        && EventId(echo) == EventId(sent);

    static string? EventId(JsonElement record) =>
        record.TryGetProperty("evtData"u8, out var properties) && properties.ValueKind == JsonValueKind.Object ? Text(properties, "om_event_id") : null;

    static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) ? value.ToString() : null;

    [GeneratedRegex(@"record number\s*:\s*(\d+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecordNumber();
}
