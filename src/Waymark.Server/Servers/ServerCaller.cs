using Waymark.Apps;

namespace Waymark.Server.Servers;

/// <summary>A server that showed a key.</summary>
/// <param name="App">Whose key it is.</param>
/// <param name="Who">How the audit trail names the key: by its place in the list.</param>
sealed record ServerCaller(App App, string Who);
