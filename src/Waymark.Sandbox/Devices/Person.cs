namespace Waymark.Sandbox.Devices;

/// <summary>Somebody made up who uses the app.</summary>
public sealed record Person(string Id, string Name, string Email, string Phone)
{
    static readonly string[] FirstNames =
        ["Aarav", "Ana", "Chen", "Diya", "Emeka", "Fatima", "Ishaan", "Jonas", "Kavya", "Lucía", "Meera", "Noor", "Priya", "Rohan", "Sana", "Tomás"];

    static readonly string[] LastNames =
        ["Bose", "Costa", "Das", "Fernandes", "Gupta", "Iyer", "Khan", "Menon", "Nair", "Okafor", "Patel", "Rao", "Silva", "Weber"];

    public static Person Of(int number, Random chance)
    {
        var (first, last) = (chance.GetItems(FirstNames, 1)[0], chance.GetItems(LastNames, 1)[0]);

        // Numbers and mailboxes that belong to nobody.
        return new($"user-{number:00000}", $"{first} {last}", $"user-{number:00000}@shop.example", $"+915550{number % 1_000_000:000000}");
    }
}
