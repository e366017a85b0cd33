namespace Waymark.Attribution.Meta;

/// <summary>How reading Meta's encrypted referrer came out. Only what was decrypted is evidence.</summary>
public enum MetaState
{
    Decrypted,

    /// <summary>The app's configuration has no key.</summary>
    NoKey,

    /// <summary>Another key, or altered on the way.</summary>
    AuthFailed,

    /// <summary>Not of the documented shape.</summary>
    Malformed,

    /// <summary>Decrypted to something that is no JSON object.</summary>
    BadPlaintext,
}

/// <summary>How states are written in verdicts and answers.</summary>
public static class MetaStates
{
    public static string NameOf(MetaState state) => state switch
    {
        MetaState.Decrypted => "decrypted",
        MetaState.NoKey => "no_key",
        MetaState.AuthFailed => "auth_failed",
        MetaState.Malformed => "malformed",
        MetaState.BadPlaintext => "bad_plaintext",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The state as a sentence, for whoever asks why Meta was not credited.</summary>
    public static string Sentence(MetaState state) => state switch
    {
        MetaState.Decrypted => "Meta's referrer was decrypted.",
        MetaState.NoKey => "Meta's referrer could not be read: the app has no meta.installReferrerKey.",
        MetaState.AuthFailed => "Meta's referrer could not be decrypted: the app's key is another one, or the referrer was altered.",
        MetaState.Malformed => "Meta's referrer does not have the documented shape.",
        MetaState.BadPlaintext => "Meta's referrer was decrypted and holds no JSON object.",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
