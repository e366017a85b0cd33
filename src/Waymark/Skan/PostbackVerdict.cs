namespace Waymark.Skan;

/// <summary>What a postback is worth. The numbers are stored and never change.</summary>
public enum PostbackVerdict : byte
{
    /// <summary>Signed by Apple, and counted.</summary>
    Valid = 1,

    /// <summary>Signed by Apple, and counted before: it changes nothing.</summary>
    Duplicate = 2,

    InvalidSignature = 3,

    /// <summary>A field is missing, of the wrong type, or could be read in two ways.</summary>
    Malformed = 4,

    UnsupportedVersion = 5,

    /// <summary>Signed with a key that any phone in developer mode has: never counted unless the app says so.</summary>
    Development = 6,
}

/// <summary>How verdicts are written in answers, reports and exports.</summary>
public static class PostbackVerdicts
{
    public static string NameOf(PostbackVerdict verdict) => verdict switch
    {
        PostbackVerdict.Valid => "valid",
        PostbackVerdict.Duplicate => "duplicate",
        PostbackVerdict.InvalidSignature => "invalid_signature",
        PostbackVerdict.Malformed => "malformed",
        PostbackVerdict.UnsupportedVersion => "unsupported_version",
        PostbackVerdict.Development => "development",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
