using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class AppStoreTests
{
    [Theory]
    [InlineData("525463029", "https://apps.apple.com/app/id525463029")]
    [InlineData(" id525463029 ", "https://apps.apple.com/app/id525463029")]
    [InlineData("", null)]
    [InlineData("id", null)]
    [InlineData("5254/../x", null)]
    [InlineData(null, null)]
    public void The_address_is_made_of_digits_only(string? id, string? url) =>
        AppStore.Url(new IosApp { BundleId = "com.example.shop", AppStoreId = id }).ShouldBe(url);
}
