using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Api.Links;

/// <summary>Turns what staff sends into links that may be kept, and tells them as facts.</summary>
sealed class LinkDesk(OwnersWord word, IState state, TimeProvider clock)
{
    // So many whole links stay far below what one fact may hold.
    const int MostInOneFact = 200;

    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A link as it would be sent.</summary>
    public static JsonObject Document(SmartLink link) => JsonSerializer.SerializeToNode(LinkFields.Of(link), Form)!.AsObject();

    /// <summary>Reads a new link, and draws what it does not say: its token and its code.</summary>
    public IReadOnlyList<FieldError> ReadNew(JsonObject sent, App app, string? by, out SmartLink link)
    {
        var errors = LinkReading.Read(sent, app, out var read).ToList();
        var now = Now;

        if (read.Token.Length > 0 && state.FindLink(app.Id, read.Token) is not null) errors.Add(new("token", $"\"{read.Token}\" is another link's"));
        CheckCode(read, app, errors);

        link = read with
        {
            Token = read.Token.Length > 0 ? read.Token : FreeToken(app),
            Code = read.Code ?? FreeCode(app),
            CreatedAt = now,
            UpdatedAt = now,
            CreatedBy = by,
        };
        return errors;
    }

    /// <summary>Reads a changed link: the whole of it as it is to be.</summary>
    public IReadOnlyList<FieldError> ReadChanged(JsonObject sent, SmartLink before, App app, out SmartLink link)
    {
        var errors = LinkReading.Read(sent, app, out var read).ToList();

        if (read.Token != before.Token) errors.Add(new("token", "never changes: it is on its way in messages and on paper; make another link"));
        if (read.Sender != before.Sender) errors.Add(new("sender", "never changes; make another invite"));
        CheckCode(read, app, errors);

        link = read with { Token = before.Token, CreatedAt = before.CreatedAt, CreatedBy = before.CreatedBy, UpdatedAt = Now };
        return errors;
    }

    /// <summary>Stores links durably; once applied, whoever asks sees them.</summary>
    public async Task<OwnersWord.Outcome> TellAsync(App app, IReadOnlyList<SmartLink> links, bool areNew, string? by, CancellationToken stop)
    {
        var outcome = OwnersWord.Outcome.Applied;

        foreach (var some in links.Chunk(MostInOneFact))
        {
            outcome = await word.TellAsync(FactKind.SmartLinks, app.Id, new SmartLinksWord { AreNew = areNew, Links = some, By = by }.Write(), stop);
            if (outcome == OwnersWord.Outcome.NotStored) break;
        }

        return outcome;
    }

    /// <summary>Whether what is kept is what was told: somebody else may have taken the token a moment earlier.</summary>
    public bool IsKept(SmartLink told) =>
        state.FindLink(told.App, told.Token) is { } kept && Text(kept) == Text(told) && kept.CreatedAt == told.CreatedAt;

    public LinkView View(SmartLink link, App app) => LinkView.Of(link, app, state.LinkClicks(app.Id, link.Token), clock.GetUtcNow());

    // To the millisecond, as facts have it: a page's place is told in milliseconds.
    DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    static string Text(SmartLink link) => Document(link with { Code = null }).ToJsonString();

    void CheckCode(SmartLink link, App app, List<FieldError> errors)
    {
        if (link.Code is { } code && state.FindLinkByCode(app.Id, code) is { } other && other.Token != link.Token)
            errors.Add(new("code", $"\"{code}\" is another link's"));
    }

    string FreeToken(App app)
    {
        while (true)
        {
            var token = RandomNumberGenerator.GetString(LinkToken.Letters, LinkToken.LettersOfDrawn);
            if (LinkToken.Problem(token, app) is null && state.FindLink(app.Id, token) is null) return token;
        }
    }

    string FreeCode(App app)
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetString(LinkCode.Letters, LinkCode.LettersOfDrawn);
            if (state.FindLinkByCode(app.Id, code) is null) return code;
        }
    }
}
