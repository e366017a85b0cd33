using System.Text.Json.Nodes;
using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>What may be spelled in several ways is stored in one, so that two documents that mean the same look the same.</summary>
static class CanonicalSettings
{
    public static void Apply(JsonObject document, KnownPartners partners)
    {
        foreach (var integration in Place.Root(document)["apps"].Items.SelectMany(app => app["integrations"].Items))
        {
            if (integration["partner"].Text is not { } partner) continue;

            foreach (var (name, place) in integration["settings"].Members.ToList())
            {
                if (place.Text is { } text && partners.Find(partner, name)?.Canonical is { } canonical)
                    integration["settings"].Node![name] = canonical(text);
            }
        }
    }
}
