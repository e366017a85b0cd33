using System.Security.Cryptography;
using System.Text.Json;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Invites;
using Waymark.Referrals;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Intake.Referrals;

/// <summary>Invites: made, sent, and through which channels.</summary>
sealed class InviteCalls(Rulings rulings, IState state)
{
    public async ValueTask<Answer> MakeAsync(PersonalCall call, CancellationToken stop)
    {
        if (call.ReadPerson(call.Fields, out var sender) is { } nobody) return PersonalAnswers.Wrong(nobody);
        if (InviteCall.Read(call.Call.Root, call.App, out var wanted) is { } mistake) return PersonalAnswers.Wrong(mistake);
        if (call.App.Domains.Count == 0) return PersonalAnswers.NoDomain;

        var told = new InviteTold { Token = DrawToken(), Code = DrawCode(), By = call.Server, Call = call.Call.Root };
        var (ruling, refusal) = await rulings.AskAsync(call, FactKind.Invite, Told.Write(told), stop);

        return ruling is { Outcome: "made", Subject: { } token } && state.FindLink(call.App.Id, token) is { } link
            ? Show(call, wanted, link, sender)
            : refusal ?? PersonalAnswers.StillDeciding;
    }

    public async ValueTask<Answer> SentAsync(PersonalCall call, CancellationToken stop)
    {
        var fields = call.Fields;
        var token = fields.Required("invite_token", LinkToken.Longest);
        var channel = fields.Required("channel", InviteChannels.LongestId);
        fields.Text("request_id", 200);
        if (channel is not null && InviteChannels.Read(channel) is null) fields.Fail("channel", "may hold letters, digits, _ and - only");
        if (!call.IsServer && call.ReadPerson(fields, out _) is { } nobody) return PersonalAnswers.Wrong(nobody);
        if (fields.Mistake is { } mistake) return PersonalAnswers.Wrong(mistake);

        var (ruling, refusal) = await rulings.AskAsync(call, FactKind.InviteSent, call.Body, stop);

        return ruling?.Outcome switch
        {
            null => refusal!,
            "sent" when state.FindLink(call.App.Id, token!) is { } link => PersonalAnswers.Of("Invite sent", json =>
            {
                json.WriteString("token"u8, link.Token);
                json.WriteString("channel"u8, link.Channel);
                json.WriteNumber("sends"u8, link.Sends);
            }),
            "not_the_sender" => PersonalAnswers.Refuse(403, "not_the_sender", "invite_token is the invite of somebody else"),
            _ => PersonalAnswers.Refuse(404, "unknown_invite", "invite_token is no invite of this app"),
        };
    }

    public static ValueTask<Answer> ChannelsAsync(PersonalCall call, CancellationToken stop)
    {
        var platform = DeviceReading.PlatformOf(call.Call).Lower();
        var possible = Possible(call.Call.Root);

        InviteChannel[] offered =
        [
            .. InviteChannels.Of(call.App.Invites).Where(channel =>
                channel.IsOffered
                && (platform == "unknown" || channel.Platforms.Any(one => one.ToString().Equals(platform, StringComparison.OrdinalIgnoreCase)))
                && (possible is null || possible.Contains(channel.Id))),
        ];

        return ValueTask.FromResult(PersonalAnswers.Of("Invite channels", json =>
        {
            json.WriteStartArray("channels"u8);

            foreach (var channel in offered)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, channel.Id);
                json.WriteString("name"u8, channel.Name);
                json.WriteString("icon"u8, channel.Icon);
                json.WriteNumber("order"u8, channel.Order);
                json.WriteTexts("supports", channel.Supports.Select(part => JsonNamingPolicy.CamelCase.ConvertName(part.ToString())));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));
    }

    /// <summary>The invites of whoever asks, or of the user a server names.</summary>
    public ValueTask<Answer> ListAsync(PersonalCall call, CancellationToken stop)
    {
        var fields = call.Fields;
        var limit = fields.Whole("limit", 1, 500) ?? 100;
        if (call.ReadPerson(fields, out var told) is { } nobody) return ValueTask.FromResult(PersonalAnswers.Wrong(nobody));

        var sender = told.User is { } user ? Person.User(user) : Person.Of(state.FindInstall(call.App.Id, told.Install!)?.UserId, told.Install!);
        var links = state.LinksOf(call.App.Id, sender, limit);

        return ValueTask.FromResult(PersonalAnswers.Of("Invites", json =>
        {
            json.WriteStartArray("invites"u8);

            foreach (var link in links)
            {
                json.WriteStartObject();
                WriteLink(json, call, link);
                json.WriteNumber("sends"u8, link.Sends);
                json.WriteBoolean("archived"u8, link.IsArchived);
                json.WriteString("created_at"u8, link.CreatedAt.UtcDateTime);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));
    }

    // What a device cannot do it does not say; null means that it said nothing.
    static HashSet<string>? Possible(JsonElement body) =>
        body.TryGetProperty("possible", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? InviteChannels.Read(item.GetString()) : null).OfType<string>()]
            : null;

    static string DrawToken() => RandomNumberGenerator.GetString(LinkToken.Letters, LinkToken.LettersOfDrawn);

    static string DrawCode()
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        return ShortCode.From(random);
    }

    static void WriteLink(Utf8JsonWriter json, PersonalCall call, SmartLink link)
    {
        json.WriteString("token"u8, link.Token);
        json.WriteString("url"u8, InviteAddress.Of(call.App, link.Token));
        json.WriteString("code"u8, link.Code);
        json.WriteString("channel"u8, link.Channel);
        json.WriteString("promo_code"u8, link.PromoCode);
    }

    Answer Show(PersonalCall call, InviteCall wanted, SmartLink link, PersonTold sender)
    {
        var install = sender.Install is { } id ? state.FindInstall(call.App.Id, id) : null;
        var user = (link.Sender?.UserId ?? sender.User) is { } userId ? state.FindUser(call.App.Id, userId) : null;
        var language = wanted.Language ?? call.Call.Text("device_language") ?? call.Call.DeviceText("device_language") ?? install?.Device.Language;
        var words = new InviteWords(
            InviteAddress.Of(call.App, link.Token) ?? "",
            InviteWords.NameOf(user, wanted, call.App.Invites, language),
            link.PromoCode ?? "",
            language);
        var channel = wanted.Channel is { } named ? InviteChannels.Find(call.App.Invites, named) : null;
        var content = InviteContent.Compose(call.App.Invites, wanted, channel, words);

        return PersonalAnswers.Of("Invite made", json =>
        {
            WriteLink(json, call, link);
            json.WriteString("subject"u8, content.Subject);
            json.WriteString("text"u8, content.Text);
            json.WriteString("image"u8, content.Image);
            json.WriteString("gif"u8, content.Gif);
            json.WriteString("video"u8, content.Video);
        });
    }
}
