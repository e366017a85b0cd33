using System.CommandLine;
using Waymark.Sandbox.Commands;

var waymark = new RootCommand("Waymark sandbox: stand-ins for the outside world, for testing.")
{
    SandboxCommand.Create(),
    DemoCommand.Create(),
};

// Whoever stops the demo waits until its server has ended and its directory is gone.
return await waymark.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
