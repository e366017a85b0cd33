using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Waymark.Facts;
using Waymark.Server.Servers;

namespace Waymark.Server.Intake.Referrals;

/// <summary>The same calls for phones, below <c>/api/client</c>, and for servers, below <c>/api/v1</c>.</summary>
sealed class PersonalRoutes(InviteCalls invites, IdentityCalls identities, RelationCalls relations, PromoCodeCalls promoCodes)
{
    const int LongestBody = 64 * 1024;

    delegate ValueTask<Answer> Take(PersonalCall call, CancellationToken stop);

    public IReadOnlyList<DeviceRoute> ForDevices { get; } =
    [
        Device("/invites", FactKind.Invite, invites.MakeAsync),
        Device("/invites/sent", FactKind.InviteSent, invites.SentAsync),
        Device("/invites/list", FactKind.Invite, invites.ListAsync),
        Device("/invite-channels", FactKind.Invite, InviteCalls.ChannelsAsync),
        Device("/identities", FactKind.Identity, identities.AddAsync),
        Device("/identities/remove", FactKind.Identity, identities.RemoveAsync),
        Device("/identities/list", FactKind.Identity, identities.ListAsync),
        Device("/referrer", FactKind.Relation, relations.SetAsync),
        Device("/referrer/remove", FactKind.Relation, relations.RemoveAsync),
        Device("/referrals", FactKind.Relation, relations.ReadAsync),
        Device("/promo-codes", FactKind.PromoCode, promoCodes.MakeAsync),
        Device("/promo-codes/claim", FactKind.PromoCode, promoCodes.ClaimAsync),
    ];

    public IReadOnlyList<ServerRoute> ForServers { get; } =
    [
        Asked("/invites", invites.ListAsync),
        Told("/invites", invites.MakeAsync),
        Told("/invites/sent", invites.SentAsync),
        Asked("/invite-channels", InviteCalls.ChannelsAsync),
        Asked("/identities", identities.ListAsync),
        Told("/identities", identities.AddAsync),
        Told("/identities/remove", identities.RemoveAsync),
        Asked("/identities/owner", identities.FindAsync),
        Told("/referrer", relations.SetAsync),
        Told("/referrer/remove", relations.RemoveAsync),
        Asked("/referrals", relations.ReadAsync),
        Told("/promo-codes", promoCodes.MakeAsync),
        Told("/promo-codes/claim", promoCodes.ClaimAsync),
    ];

    static DeviceRoute Device(string path, FactKind kind, Take take) =>
        new(path, kind, Requirements.Nothing, (_, _, _) => throw new InvalidOperationException("It is taken otherwise."))
        {
            Take = async (admitted, stop) =>
            {
                if (admitted.Body.Length > LongestBody) return Refusals.TooLarge;

                using var call = new PersonalCall
                {
                    App = admitted.App,
                    Call = DeviceCall.Read(admitted.Body),
                    Body = admitted.Body,
                    Caller = admitted.Caller,
                    Signature = admitted.Signature,
                    Version = admitted.Version,
                };
                return await take(call, stop);
            },
        };

    static ServerRoute Told(string path, Take take) => new("POST", path, async (call, stop) =>
    {
        using var body = await RequestBody.ReadAsync(call.Request, LongestBody, stop);

        if (body.Refusal is { } unread) return unread;
        if (!Utf8.IsValid(body.Bytes.Span)) return Refusals.NotUtf8;

        try
        {
            // A server has no device: what it says of one is not read.
            using var checkedFirst = JsonDocument.Parse(LoneSurrogates.Replace(body.Bytes), new JsonDocumentOptions { MaxDepth = 32 });
            if (checkedFirst.RootElement.ValueKind != JsonValueKind.Object) return Refusals.NotAnObject;
        }
        catch (JsonException)
        {
            return Refusals.NotJson;
        }

        return await TakeAsync(call, body.Bytes, take, stop);
    });

    // A question's parameters are read as a body would be, so that both have the same names and limits.
    static ServerRoute Asked(string path, Take take) => new("GET", path, (call, stop) => TakeAsync(call, Query(call.Request.Query), take, stop));

    static async ValueTask<Answer> TakeAsync(ServerCall call, ReadOnlyMemory<byte> body, Take take, CancellationToken stop)
    {
        using var personal = new PersonalCall
        {
            App = call.App,
            Call = DeviceCall.Read(body),
            Body = body,
            Server = call.Caller.Who,
            Signature = SignatureState.ServerKey,
            Version = call.Configuration.Version,
        };
        return await take(personal, stop);
    }

    static ReadOnlyMemory<byte> Query(IQueryCollection query)
    {
        var buffer = new ArrayBufferWriter<byte>(256);

        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();

            foreach (var (key, value) in query)
                json.WriteString(key, value.ToString());

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
