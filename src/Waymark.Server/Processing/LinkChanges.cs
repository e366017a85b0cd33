using Waymark.SmartLinks;

namespace Waymark.Server.Processing;

/// <summary>Staff made or changed smart links.</summary>
static class LinkChanges
{
    public static void Apply(Case @case)
    {
        if (SmartLinksWord.Read(@case.Fact.Body) is not { } word)
        {
            @case.Drop("no_links");
            return;
        }

        foreach (var link in word.Links)
        {
            var before = @case.State.FindLink(@case.App.Id, link.Token);

            // An invite stays with whoever has taken it over since: its sender may have signed up in between.
            if (before is not null && word.AreNew) @case.Drop("link_exists");
            else @case.State.Save(link with { App = @case.App.Id, Code = FreeCode(@case, link), Sender = before is null ? link.Sender : before.Sender });
        }
    }

    // Two that were given out at the same moment: the later one gets another, the same at every replay.
    static string? FreeCode(Case @case, SmartLink link)
    {
        var code = link.Code;

        for (var attempt = 0; code is not null && @case.State.FindLinkByCode(@case.App.Id, code) is { } other && other.Token != link.Token; attempt++)
            code = LinkCode.Derived(link.Token, attempt);

        return code;
    }
}
