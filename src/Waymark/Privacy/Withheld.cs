namespace Waymark.Privacy;

/// <summary>What is kept from third parties because a person does not want to be written to.</summary>
public static class Withheld
{
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Push = "push";
}
