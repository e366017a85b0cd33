using System.CommandLine;
using Waymark.Sandbox.Commands;

var waymark = new RootCommand("Waymark sandbox: stand-ins for the outside world, for testing.")
{
    SandboxCommand.Create(),
    DemoCommand.Create(),
};

return await waymark.Parse(args).InvokeAsync();
