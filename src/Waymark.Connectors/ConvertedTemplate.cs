namespace Waymark.Connectors;

/// <summary>A template in our macros.</summary>
/// <param name="Template">Where a macro has no equivalent, nothing stands any more.</param>
/// <param name="WithoutEquivalent">What stood there, as it was written; empty when all could be converted.</param>
public sealed record ConvertedTemplate(string Template, IReadOnlyList<string> WithoutEquivalent);
