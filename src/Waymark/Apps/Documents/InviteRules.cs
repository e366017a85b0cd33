using Waymark.Invites;

namespace Waymark.Apps.Documents;

/// <summary>Texts by language are only found under a language's name in lower case.</summary>
static class InviteRules
{
    static readonly string[] TextsByLanguage = ["subject", "text", "unnamedSender"];

    public static IEnumerable<DocumentError> Check(Place document) => document["apps"].Items.Select(app => app["invites"]).SelectMany(CheckInvites);

    static IEnumerable<DocumentError> CheckInvites(Place invites) =>
        invites["channels"].Items.Prepend(invites)
            .SelectMany(place => TextsByLanguage.SelectMany(name => place[name].Members))
            .Where(text => !IsLanguage(text.Name))
            .Select(text => text.Place.Error($"\"{text.Name}\" is no language; write one in lower case such as de or pt-br, or {LocalWord.Default} for all others"));

    static bool IsLanguage(string name) =>
        name == LocalWord.Default
        || (name.Split('-') is [{ Length: 2 or 3 } primary, .. var rest] && primary.All(char.IsAsciiLetterLower)
            && rest.All(part => part.Length is > 0 and <= 8 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))));
}
