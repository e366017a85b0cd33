using System.Text.Json;

namespace Waymark.Connectors.CleverTap;

/// <summary>What CleverTap's profile keeps of a person. Each part is absent when CleverTap would refuse it.</summary>
sealed record CleverTapPerson(string? Name, string? Email, string? Phone)
{
    public bool IsEmpty => Name is null && Email is null && Phone is null;

    public static CleverTapPerson Of(Telling telling) => telling.Subject.User is { } user
        ? new(PersonText.Name(user.Name) is { } name ? CleverTapText.Cut(name) : null, PersonText.Email(user.Email), PersonText.Phone(user.Phone))
        : new(null, null, null);

    public static void WriteAttributes(Utf8JsonWriter json, CleverTapPerson person)
    {
        if (person.Name is { } name)
            json.WriteString("Name"u8, name);

        if (person.Email is { } email)
            json.WriteString("Email"u8, email);

        if (person.Phone is { } phone)
            json.WriteString("Phone"u8, phone);
    }
}
