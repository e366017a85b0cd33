using Waymark.Installs;
using Waymark.Users;

namespace Waymark.Storage;

/// <summary>Installs and users as processing left them, for readers.</summary>
public interface IPeople
{
    Install? FindInstall(string app, string installId);

    User? FindUser(string app, string userId);
}
