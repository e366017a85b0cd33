using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class AssociationFilesTests
{
    static readonly string Digits = string.Concat(Enumerable.Repeat("0a", 32));
    static readonly string Normal = string.Join(':', Enumerable.Repeat("0A", 32));

    [Fact]
    public void Apple_learns_which_app_opens_every_link_of_the_domain() =>
        AssociationFiles.Apple(ShopApp.Full).ShouldBe(
            """{"applinks":{"details":[{"appIDs":["TEAMID1234.com.example.shop"],"components":[{"/":"/*"}]}]}}""");

    [Fact]
    public void Android_learns_the_package_and_its_certificates() =>
        AssociationFiles.Android(WithFingerprints(Digits, Normal, "nonsense")).ShouldBe(
            """[{"relation":["delegate_permission/common.handle_all_urls"],"target":{"namespace":"android_app","package_name":"com.example.shop","sha256_cert_fingerprints":["""
            + $"\"{Normal}\"]}}}}]");

    [Fact]
    public void Nothing_configured_is_an_empty_valid_document()
    {
        var bare = new App { Id = "bare" };

        AssociationFiles.Apple(bare).ShouldBe("""{"applinks":{"details":[]}}""");
        AssociationFiles.Apple(ShopApp.Full with { Ios = ShopApp.Full.Ios! with { TeamId = " " } }).ShouldBe("""{"applinks":{"details":[]}}""");
        AssociationFiles.Android(bare).ShouldBe("[]");
        AssociationFiles.Android(ShopApp.Full).ShouldBe("[]");
        AssociationFiles.Android(WithFingerprints("AA:BB")).ShouldBe("[]");
        AssociationFiles.Android().ShouldBe("[]");
    }

    [Fact]
    public void Apps_that_share_a_domain_share_its_files() =>
        AssociationFiles.Apple(ShopApp.Full, ShopApp.Full with { Ios = ShopApp.Full.Ios! with { BundleId = "com.example.lite" } })
            .ShouldContain("""["TEAMID1234.com.example.shop","TEAMID1234.com.example.lite"]""");

    [Theory]
    [InlineData("")]
    [InlineData("SHA-256: ")]
    [InlineData("SHA256:")]
    [InlineData("  ")]
    public void A_fingerprint_is_brought_into_one_form(string prefix)
    {
        AssociationFiles.Fingerprint(prefix + Digits).ShouldBe(Normal);
        AssociationFiles.Fingerprint(prefix + Normal.ToLowerInvariant()).ShouldBe(Normal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AA:BB")]
    [InlineData("zz")]
    public void Other_text_is_no_fingerprint(string text) => AssociationFiles.Fingerprint(text).ShouldBeNull();

    static App WithFingerprints(params string[] fingerprints) =>
        ShopApp.Full with { Android = ShopApp.Full.Android! with { CertificateFingerprints = fingerprints } };
}
