namespace Waymark.SmartLinks;

/// <summary>What is wrong with one field of a link that somebody sent.</summary>
/// <param name="Field">Its name; a dot leads into it: <c>title.de</c>.</param>
/// <param name="Problem">A sentence without the field's name.</param>
public sealed record FieldError(string Field, string Problem)
{
    public override string ToString() => Field.Length == 0 ? Problem : $"{Field} {Problem}";
}
