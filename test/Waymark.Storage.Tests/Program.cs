using Waymark.Storage.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

// The tests start this program once more as a writer that they kill.
return args is [KilledWriter.Appends or KilledWriter.Spools, var path]
    ? await KilledWriter.RunAsync(args[0], path)
    : await ConsoleRunner.Run(args);
