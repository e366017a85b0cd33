namespace Waymark.Bench.Micro;

/// <summary>One step of the product, done many times in this process. Add a file here and a line in Program.cs.</summary>
interface IMicroBenchmark
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>What one operation is, in a few words.</summary>
    string Measures { get; }

    /// <summary>How many operations one run does.</summary>
    int Operations { get; }

    /// <summary>Makes what the runs need; not measured.</summary>
    Task PrepareAsync(CancellationToken stop);

    /// <summary>Does the operations, once around; measured.</summary>
    Task RunAsync(CancellationToken stop);
}
