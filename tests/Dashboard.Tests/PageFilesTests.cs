using System.IO.Compression;
using System.Net.Http.Headers;

namespace Dashboard.Tests;

/// <summary>The page's own files are sent compressed to who takes that; what the API answers is not.</summary>
public sealed class PageFilesTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    [Theory]
    [InlineData("/", "br")]
    [InlineData("/sites/abilene-tx", "br")]
    [InlineData("/js/main.js", "br")]
    [InlineData("/js/main.js", "gzip")]
    [InlineData("/css/board.css", "gzip")]
    public async Task A_file_comes_as_it_is_asked_for_and_is_the_same_file(string path, string encoding)
    {
        using var packed = await Get(path, encoding);
        using var plain = await Get(path, "identity");

        Assert.Equal([encoding], packed.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        var (few, whole) = (await packed.Content.ReadAsByteArrayAsync(), await plain.Content.ReadAsByteArrayAsync());
        Assert.True(few.Length < whole.Length, $"{few.Length} of {whole.Length}");
        Assert.Equal(whole, await Unpacked(few, encoding));
    }

    [Theory]
    [InlineData("/api/board")]
    [InlineData("/api/milestones.csv")]
    public async Task What_the_API_answers_is_sent_as_it_is(string path)
    {
        using var answer = await Get(path, "br");

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.NotNull(answer.Content.Headers.ContentLength);
    }

    async Task<HttpResponseMessage> Get(string path, string encoding)
    {
        using var http = new HttpClient { BaseAddress = shared.Server.Address };
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return (await http.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
    }

    static async Task<byte[]> Unpacked(byte[] bytes, string encoding)
    {
        using var packed = new MemoryStream(bytes);
        await using Stream stream = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress)
            : new GZipStream(packed, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        return whole.ToArray();
    }
}
