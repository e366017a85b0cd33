namespace Waymark.Apps.Documents;

/// <summary>One thing that is wrong with a document: where, what, and what to do.</summary>
/// <param name="Path">Such as <c>apps[0].campaigns[2].id</c>; empty for the document itself.</param>
/// <param name="Message">Never repeats a secret.</param>
public sealed record DocumentError(string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
