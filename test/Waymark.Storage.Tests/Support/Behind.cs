using System.Runtime.CompilerServices;
using Waymark.Storage.Writing;

namespace Waymark.Storage.Tests.Support;

/// <summary>Batches that are written behind, for contracts that ask right after a commit: each is written as it is handed over.</summary>
static class Behind
{
    static readonly ConditionalWeakTable<IState, WriteBehind> Writers = [];

    public static IStateBatch Begin(IState state) => Writers.GetValue(state, one => new WriteBehind(one, AtOnce)).Begin();

    static Task AtOnce(Action write)
    {
        write();
        return Task.CompletedTask;
    }
}
