using System.CommandLine;
using Waymark.Connectors;
using Waymark.Server.Commands;

var waymark = new RootCommand("Waymark: learns where an app's users come from, and tells whoever should know.")
{
    ServeCommand.Create(),
    ApplyCommand.Create(ConnectorCatalog.Partners),
    ExplainCommand.Create(),
    ReplayCommand.Create(),
    SharingCommand.Create(),
    ImportRatesCommand.Create(),
};

return await waymark.Parse(args).InvokeAsync();
