using Waymark.Skan;

namespace Waymark.Storage;

/// <summary>Apple's postbacks, the forged and repeated ones too.</summary>
public interface IPostbacks
{
    /// <param name="app">The app's id; empty for those of no app.</param>
    /// <param name="position">Its place in the journal.</param>
    ReceivedPostback? FindPostback(string app, long position);

    /// <returns>The first that was received with this identity: see <see cref="ReceivedPostback.Identity"/>.</returns>
    long? FirstPostback(string app, string identity);

    /// <returns>The latest first, from the one before a position; of one verdict where one is given.</returns>
    IReadOnlyList<ReceivedPostback> Postbacks(string app, PostbackVerdict? verdict, long? before, int most);
}
