namespace Waymark.Storage;

/// <summary>The journal could not make a batch durable; the facts in it are not stored, and the next batch may succeed.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
