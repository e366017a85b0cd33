using Waymark.Apps;
using Waymark.Devices;

namespace Waymark.Fraud;

/// <summary>What the fraud rules ask about an install once it is known who would be credited.</summary>
/// <param name="App">The app.</param>
/// <param name="At">When it was first opened.</param>
/// <param name="Platform">What it runs on.</param>
/// <param name="Device">What is known of the device.</param>
/// <param name="Signs">What the first open says.</param>
/// <param name="Scope">Who would be credited.</param>
readonly record struct InstallInquiry(App App, DateTimeOffset At, Platform Platform, DeviceTraits Device, InstallSigns Signs, FraudScope Scope);
