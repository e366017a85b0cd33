using Waymark.Storage.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

// The tests start this program once more as a writer that they kill.
return args is [KilledWriter.Argument, var path]
    ? await KilledWriter.RunAsync(path)
    : await ConsoleRunner.Run(args);
