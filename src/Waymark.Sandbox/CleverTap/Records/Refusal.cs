namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>Why one record was not taken: CleverTap's record code and its text.</summary>
sealed record Refusal(int Code, string Text)
{
    public static readonly Refusal EventNameMissing = new(509, "Event name is mandatory.");
    public static readonly Refusal ReservedName =
        new(513, "Event Name is incorrect. ErrorCode: 513 - Trying to raise a restricted system event. ");
    public static readonly Refusal Gender = new(514, "Profile data is incorrect. Gender is not valid.");
    public static readonly Refusal Email = new(515, "Profile data is incorrect. Email is not valid.");
    public static readonly Refusal Phone = new(516, "Profile data is incorrect. Phone is not valid.");
    public static readonly Refusal Employed = new(517, "Profile data is incorrect. Employed is not valid.");
    public static readonly Refusal Education = new(518, "Profile data is incorrect. Education is not valid.");
    public static readonly Refusal Married = new(519, "Profile data is incorrect. Married is not valid.");
    public static readonly Refusal Age = new(520, "Profile data is incorrect. Age is not valid.");
    public static readonly Refusal NoIdentifier = new(523, "Identity is missing or not valid.");
    public static readonly Refusal UnknownType = new(524, "Data is neither an event nor a profile.");
    public static readonly Refusal Timestamp = new(525, "Timestamp is not in epoch seconds.");
    public static readonly Refusal ObjectId = new(526, "objectId is not valid.");
    public static readonly Refusal Discarded = new(528, "Event is discarded in the dashboard.");
    public static readonly Refusal TokenObjectId = new(530, "objectId of the token is missing or not valid.");
    public static readonly Refusal TokenMissing = new(531, "Token data is missing.");
    public static readonly Refusal TokenId = new(532, "Token id is missing.");
    public static readonly Refusal TokenType = new(533, "Token type is missing or not valid.");
    public static readonly Refusal TokenTypeOfOtherDevice = new(534, "Token type does not fit the device.");
    public static readonly Refusal TokenKeys = new(535, "Token data is incorrect. A browser's token needs its keys.");

    public static Refusal Structure(string detail) => new(512, $"Event structure is incorrect. {detail}");

    // CleverTap documents no code for a profile's structure; the event's is the nearest.
    public static Refusal ProfileStructure(string detail) => new(512, $"Profile structure is incorrect. {detail}");

    public static Refusal TooManyProperties(int limit) => new(522, $"Event has more than {limit} properties.");

    public static Refusal OwnFault(int code) => new(code, "Something went wrong on our side.");
}
