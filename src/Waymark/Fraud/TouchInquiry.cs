using Waymark.Touches;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Fraud;

/// <summary>What the fraud rules ask about one touch.</summary>
/// <param name="Around">What is known around the open.</param>
/// <param name="Touch">The touch.</param>
/// <param name="MatchType">What ties it to the install.</param>
readonly record struct TouchInquiry(Surroundings Around, Touch Touch, MatchType MatchType);
