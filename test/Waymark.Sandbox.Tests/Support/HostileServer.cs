using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>A receiver on this machine that answers as nobody should.</summary>
sealed class HostileServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _ends = new();
    readonly Func<Stream, CancellationToken, Task> _answer;
    readonly X509Certificate2? _certificate;
    readonly Task _accepting;

    int _calls;

    /// <param name="answer">Writes to the connection whatever it likes, once a request has begun to arrive.</param>
    /// <param name="certificate">Speaks TLS with it.</param>
    public HostileServer(Func<Stream, CancellationToken, Task> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were made.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>One that nobody signed, for another host.</summary>
    public static X509Certificate2 SomeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=somebody-else.example", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    public static async Task WriteAsync(Stream to, string text, CancellationToken stop)
    {
        await to.WriteAsync(Encoding.ASCII.GetBytes(text), stop);
        await to.FlushAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Stop();
        await _accepting;
        _certificate?.Dispose();
        _ends.Dispose();
    }

    async Task AcceptAsync()
    {
        var talks = new List<Task>();

        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ends.Token);
                Interlocked.Increment(ref _calls);
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();

                if (_certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _ends.Token);
                    stream = secure;
                }

                await stream.ReadAtLeastAsync(new byte[4096], 1, cancellationToken: _ends.Token);
                await _answer(stream, _ends.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The other side has had enough, which is what this is for.
            }
        }
    }
}
