namespace Waymark.Server.Commands;

/// <summary>Where a file is imported to, and how it is read: an import must not go on under another aim.</summary>
/// <param name="Server">Its address.</param>
/// <param name="App">The app's id.</param>
/// <param name="Feed">The feed's id.</param>
/// <param name="TimeZone">The project's; null for the app's.</param>
/// <param name="Event">The event's name where the file does not tell it.</param>
sealed record ImportAim(string Server, string App, string Feed, string? TimeZone, string? Event);
