using System.Text.Json;
using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>What only the partner's own rules can tell: settings that need each other, addresses, numbers.</summary>
static class PartnerRules
{
    public static IEnumerable<DocumentError> Check(Place document, KnownPartners partners) =>
        from app in document["apps"].Items
        from place in app["integrations"].Items
        let integration = place.Node.Deserialize<Integration>(DocumentJson.Typed)!
        where integration.Active
        from error in partners.Check(integration)
        select error with { Path = error.Path.Length == 0 ? place.Path : $"{place.Path}.{error.Path}" };
}
