namespace Waymark.Tests.Attribution.Meta;

/// <summary>Referrers composed and encrypted for these tests, with keys of nobody's.</summary>
static class MetaVectors
{
    public const string Key = "9b209322f750d31e66d6d57cd5c1892cd01899e004cdbcb03f61a70e08a9f668", OtherKey = "5d6e7de156a0530261371aff6a5f45689f776326d3bb981bf6f05813c75ae9f1";

    public const string FacebookNonce = "676b8bb84ce7267dd520deca";

    public const string FacebookData =
        "8adac71b65cd5a4365bbb7be419dfbbf25ddd9c12d5809fc969039ef4f7f33b20ffaa397d6b0b5561ee640b7340c5aa283220e8b8162b8c3e0984300"
        + "8ab829b89130a05078aa5eca5622933dae2903a74a179074f3148a6f38c247f8d83510f2c6ea6a8bdb84f30532c10dde64edb29eabcf41ebb19accbd"
        + "b6f839eab874e2f5ad4882d8dfc8f5d4d33c186bcf954eff2a88453d5fbbad84502929d19c0238d2b01d19267904bcb963887577403d51d03b1f7407"
        + "da52a32e26fefa3e2fb828e376095bbdd8ebf06766224f602f2aa10a55cda3e2311d7ed0ea5d278f40af723100d0dc1383e529aa84059dbc31fe6115"
        + "25548c080f04e7871b33157e827be7bf2240da13ff4550b0b7fae4c198b8fb06f4bf93724c6aa6e36330d12ea96a231dc2f3059ec72a5be1099b34b5"
        + "c3fc54f3749a";

    public const string NumbersNonce = "0480a93d2e9b094b89e08e01";

    public const string NumbersData =
        "45d07b9490305f4a023061208c6f46dd97420935deea6216b4d12d06565214d20e50ef6784734dda45373917904fa9920689a8583533339692488cb3"
        + "5ee7d307ab7e1c326351deba6335b49be6ceea3c78c8d818c803bc89ff52fa812f985ddb748a4be8154c322777dc5ad4d127a3bbf1d07e53e011843f"
        + "0df5efc504e9c9108262335660b1c8009f771c5df2a6f11f8dd191a56add8127a0a2caf893f3402a8f4b62eff2a5065d09e7bccbf4ceeb5fa91b40a1"
        + "69d495299c9b72bd17f499c4bbb913057b6785eac1dd058235df0622b072c2b9a4582aad8dd7c0d465393b8298f8b57ca0bc775bd3aa5581fe55273b"
        + "247e2ed6ff9bc129c9c6e2cdf650e9ab133d59e76a278bb7a7e65a79f386e5643c61b60f4e3a241cc00e11f019d497897f324b533478fde1be226154"
        + "607aa5f5c3e9df5c27ec31ab258546291cd53289c7726b5b8e84ec98a5c0ce24b0e2cc2a996876de33bcf1248b1f33b7655458f57dbd2323777ab11f"
        + "ed51df46156dff2acf88251d9c";

    public const string UnicodeNonce = "8721d664ef60096aa559e1aa";

    public const string UnicodeData =
        "5a330db251360f00e1f2721ce7cd6bd40fe5397706eea6b0133f3727f2e0ea5ac2ea57937a7ac39b1f96934f0da26cefc6ae76edbea05e0412c3c955"
        + "afadf4c87a7ee3f8430cf25d9ddbe10c04c86912e9a5b7227f1ce129935532c537d1b3de436a326f3b07f8a3fad4c79ea0733adfbec16b9b1648701c"
        + "97e643ccda0ff05328ba22ea143599487c14c2f6cda7fb0dbe83b9a484fb60c0adabed0a28ff5c4546b3d34d472e89d984068204c2a01eefaeabae25"
        + "131fcf72cdd16570864d43057533b3edbdd057199a381cea223ca361de763cdf1e869f04b2b1ce2aecfbc0ef099c84e2a65db838f4fbf17f7aa76743"
        + "978c0bc7a6a9de85f037da2d143bba62bb2f78ff8e881f033d1d88fa8b6ac629841238b05b14c04739787c9857b9b22d8888fd2cc2cc69d31f7d3fe2"
        + "f9f824dbc2337bd23c574d57a7713ded91cffea246cd9467066e9f6fb166be7b70ac197dbe3487d80dc861a72514f6fe1244a5db67b374e189";

    public const string NotJsonNonce = "104e736cd8917d320576a48e";

    public const string NotJsonData =
        "b7511369e31e3bed8d0687ab326edd654238b21414da488f";

    public static string Payload(string data, string nonce) => $$$"""{"app":1000000000000001,"t":1760000000,"source":{"data":"{{{data}}}","nonce":"{{{nonce}}}"}}""";

    public static string AsReferrer(string data, string nonce) => $"utm_source=anything&utm_content={Uri.EscapeDataString(Payload(data, nonce))}";
}
