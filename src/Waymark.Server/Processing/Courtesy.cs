using System.Runtime.InteropServices;

namespace Waymark.Server.Processing;

/// <summary>Lets work that can wait step back behind requests when there are more of both than processors.</summary>
/// <remarks>
/// For the thread that calls, and for good: anybody may raise a nice value, and only root may lower it again. Never further back
/// than that, as the idle scheduling class would be: a collection of garbage has to wait for every thread.
/// </remarks>
static class Courtesy
{
    // About a tenth of what a request's thread gets, and an eightieth.
    const int BehindRequests = 10, FarBehindRequests = 19;

    const int OfThisThread = 0;

    /// <summary>Takes a little, and all that nobody else wants.</summary>
    public static void LetRequestsGoFirst() => StepBack(BehindRequests, ThreadPriority.BelowNormal);

    /// <summary>Takes hardly more than what nobody else wants.</summary>
    public static void TakeWhatIsLeft() => StepBack(FarBehindRequests, ThreadPriority.Lowest);

    static void StepBack(int nice, ThreadPriority priority)
    {
        // .NET ignores a thread's priority on Linux, where a nice value belongs to a thread. Refused, it changes nothing.
        if (OperatingSystem.IsLinux()) _ = SetPriority(which: 0, OfThisThread, nice);
        else Thread.CurrentThread.Priority = priority;
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetPriority(int which, int who, int priority);
}
