using System.Runtime.InteropServices;

namespace Waymark.Server.Processing;

/// <summary>Lets work that can wait step back behind requests when there are more of both than processors.</summary>
static class Courtesy
{
    // About a tenth of what a request's thread gets, and all that nobody else wants.
    const int Nice = 10;

    const int OfThisThread = 0;

    /// <summary>For the thread that calls, for good.</summary>
    public static void LetRequestsGoFirst()
    {
        if (OperatingSystem.IsLinux())
        {
            // .NET ignores a thread's priority on Linux, where a nice value belongs to a thread. Refused, it changes nothing.
            _ = SetPriority(which: 0, OfThisThread, Nice);
            return;
        }

        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetPriority(int which, int who, int priority);
}
