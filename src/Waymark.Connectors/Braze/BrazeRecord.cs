using System.Globalization;
using System.Text.Json;

namespace Waymark.Connectors.Braze;

/// <summary>Writes one record: what all kinds share, around what each has of its own.</summary>
/// <param name="Telling">What happened.</param>
/// <param name="Settings">How the owner wants it told.</param>
/// <param name="Whose">The profile it belongs to.</param>
sealed record BrazeRecord(Telling Telling, BrazeSettings Settings, BrazeIdentity Whose)
{
    /// <summary>Our event's id among the properties, by which a repeat can be recognised.</summary>
    public static ReadOnlySpan<byte> EventId => "om_event_id"u8;

    public Parcel Attributes(RecordWriter.Content<Telling> content) => Track((this, content), static (json, record) =>
    {
        record.Item1.WriteOwner(json);
        record.content(json, record.Item1.Telling);
    });

    public Parcel Event(string name, RecordWriter.Content<Telling> properties) => Track((this, name, properties), static (json, record) =>
    {
        json.WriteString("name"u8, record.name);
        record.Item1.WriteHappening(json, record.properties);
    });

    public Parcel Purchase(string product, decimal price, string currency, RecordWriter.Content<Telling> properties) =>
        Track((this, product, price, currency, properties), static (json, record) =>
        {
            json.WriteString("product_id"u8, record.product);
            json.WriteString("currency"u8, record.currency);
            json.WriteNumber("price"u8, record.price);
            json.WriteNumber("quantity"u8, 1);
            record.Item1.WriteHappening(json, record.properties);
        });

    /// <summary>Joins the device's anonymous profile to the person.</summary>
    public static Parcel Identify(BrazeSettings settings, string device, string person) => new(
        BrazeRoute.Identify,
        RecordWriter.Write((settings.AliasLabel, device, person), static (json, link) =>
        {
            json.WriteString("external_id"u8, link.person);
            BrazeIdentity.WriteAlias(json, link.AliasLabel, link.device);
        }))
    {
        Link = new IdentityLink(device, person),
    };

    /// <returns>The array that the record goes into: each kind begins with a field the others do not begin with.</returns>
    public static string ArrayOf(Parcel parcel) =>
        parcel.Body.Span.StartsWith("{\"name\":"u8) ? "events"
        : parcel.Body.Span.StartsWith("{\"product_id\":"u8) ? "purchases"
        : "attributes";

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    static Parcel Track<TState>(TState state, RecordWriter.Content<TState> content) => new(BrazeRoute.Track, RecordWriter.Write(state, content));

    void WriteOwner(Utf8JsonWriter json)
    {
        Whose.Write(json);
        // Always said, because without it Braze makes users of unknown ids but not of unknown aliases.
        json.WriteBoolean("_update_existing_only"u8, !Settings.IsCreating);
    }

    void WriteHappening(Utf8JsonWriter json, RecordWriter.Content<Telling> properties)
    {
        WriteOwner(json);

        if (Settings.AppId(Acquisition.PlatformOf(Telling)) is { } app)
            json.WriteString("app_id"u8, app);

        json.WriteString("time"u8, Time(Telling.Event.At));
        json.WriteStartObject("properties"u8);
        json.WriteString(EventId, Telling.Event.Id);
        properties(json, Telling);
        json.WriteEndObject();
    }
}
