using System.IO.Compression;

namespace Waymark.Tests.Support;

/// <summary>A small geo database of addresses kept for documentation: an IPv6 tree, records of 24 bits, pointers to texts.</summary>
static class ComposedGeo
{
    const string Packed =
        """
        H4sIAAAAAAACA13R6XMURRjH8SeIqCjeIirqgheoQFDBW8mSa7NZFJfggTr0znQ2TWZ71jlCNt73BSioeN/iheCtvDRVvvCNf0RiWZQvKMv/wN5vMlq6NfuZ
        Xz093f1Mj0iHyCGROXiUyPMic8lH4zw8Bo/F43A+Ho8n4AI8EU/Ck/EUPBVPw9PxDFyIZ+IiPAvPxnNwMZ6L5+H5WMAluBQvwAvxIrwYL8FluBwvxcvwclyB
        K3EVduJqvAKvxKtwDa7Fq/EavBavw+vxBrwRb8KbcR12YRHXYzf2YC/2YT+WcADLOIgV3IC34K24EW/DKm7CIdyMt+MdeCfehVvwbrwH70UPt6K7FNZEfEKA
        GodFxkXq5BE0uA1HMcQGWoywifdhjAmmmOFY3sN2kV/y3BKZINyPD+T1B/EhkYcJj+T1R/ExkcfzyhP4pMhThKfz+jMizxKem610uCk7yDtxF76AL+Ju3IMv
        4cv4Cu7FV/P1XxN5nfAGvolv5aNv4zsi7+aV9/B9kQ/yyof4Ee4T+ZjwCX6Kn+HnuB+/wAN4EL/Er/Br/Aa/xe/we/wBf8xPw/Xz39/vfX6U2TRuTfebJPL8
        KNDF0oYeqxo6mSpq21OygVGDSVYLzJhJTGSTjrnThfnFcldhYfuBUlnFVqVqVHX7Jm1NzVbdv67CLM56m1GSqnCqu71075q1nZ2dq/vDyFepW+u3/tDd0yzQ
        I+uW/5XtWrK3WgojW58tVYcXHFm243ApNQ3tTURWD3YlRq0qR+Go23Gq0NFuZKg6s2VlyJpUB4VqqlKdTM8MdvfMDPb16bihbKtQnm2wt6jj0Nj9v/5ZUeMV
        Y4OVftT4Y0vNWBW3vOHIPZ16DbUtir0xHbffe3LO/0eN/Xf0p3ItM2Hg6Wbkj/w8cnhcKoHrsaYS7aWtpi5t0km6Yr07oXKgEz82zfb7tzvZ7DZ2Z+Q6d22n
        hXzWgGn+s/O8UqhsPVN17Q7fTRmw7iw9PtzkoXKs/SgOvMRM6MlFfwPuLQDUMAYAAA==
        """;

    public static byte[] File()
    {
        using var packed = new MemoryStream(Convert.FromBase64String(Packed));
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var file = new MemoryStream();
        gzip.CopyTo(file);
        return file.ToArray();
    }
}
