namespace Waymark.Server.Api.Integrations;

/// <summary>A person made up for a trial.</summary>
public sealed record TrialPerson(string? Name, string? Email, string? Phone);
