using System.Text.Json.Nodes;
using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>Reads what somebody wrote and says everything that is wrong with it.</summary>
public static class DocumentReader
{
    /// <returns>The document, or null beside the errors.</returns>
    public static (JsonObject? Document, IReadOnlyList<DocumentError> Errors) Read(string text, KnownPartners partners)
    {
        var (document, unreadable) = DocumentJson.Parse(text);

        if (unreadable is not null)
            return (null, [unreadable]);

        var place = Place.Root(document);
        var errors = new List<DocumentError>(Schema.Configuration.Check(document));
        errors.AddRange(UniqueRules.Check(place));
        errors.AddRange(AppRules.Check(place));
        errors.AddRange(DestinationRules.Check(place));
        errors.AddRange(InviteRules.Check(place));
        errors.AddRange(FlowRules.Check(place));
        errors.AddRange(FraudSettingRules.Check(place));
        errors.AddRange(ProgrammeRules.Check(place));
        errors.AddRange(ConversionSchemaRules.Check(place));
        errors.AddRange(IntegrationRules.Check(place, partners));
        errors.AddRange(SecretRules.Check(place, partners));

        // A partner looks at an integration as a whole, so its parts must be in order first.
        if (errors.Count == 0)
            errors.AddRange(PartnerRules.Check(place, partners));

        if (errors.Count == 0)
            CanonicalSettings.Apply(document!.AsObject(), partners);

        // What is wrong first at a place often makes the rest wrong too.
        return errors.Count == 0 ? (document!.AsObject(), []) : (null, [.. errors.DistinctBy(error => error.Path)]);
    }
}
