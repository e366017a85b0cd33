using System.CommandLine;
using Waymark.Server.Commands;
using Waymark.Server.Commands.Links;
using Waymark.Server.Commands.Sources;
using Waymark.Server.Hosting;

var waymark = new RootCommand("Waymark: learns where an app's users come from, and tells whoever should know.")
{
    ServeCommand.Create(),
    ApplyCommand.Create(data => PartnerFiles.Load(data, chosen: null).Catalog.Known),
    ExplainCommand.Create(),
    DeliveriesCommand.Create(),
    ReplayCommand.Create(),
    ReplayCommand.CreateList(),
    ReplayCommand.CreateBackfill(),
    PauseCommand.Create(),
    PauseCommand.CreateResume(),
    TrialCommand.CreateProbe(),
    TrialCommand.CreateDryRun(),
    TrialCommand.CreateSendTest(),
    AlarmsCommand.Create(),
    PartnersCommand.Create(),
    AddressCommand.Create(),
    SharingCommand.Create(),
    FeedsCommand.Create(),
    FeedsCommand.CreateKey(),
    ImportRatesCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    LinksCommand.Create(),
    ConversionValuesCommand.Create(),
    SourcesCommand.Create(),
};

return await waymark.Parse(args).InvokeAsync();
