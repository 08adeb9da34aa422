using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Construction.Domain;

/// <summary>The SHA-256 of what a sender gives in a report, cut to 128 bits.</summary>
static class ReportFingerprint
{
    const int OnStack = 1_024;

    public static UInt128 Of(Report report)
    {
        var most = Most(report);
        var content = new Content(most <= OnStack ? stackalloc byte[OnStack] : new byte[most]);
        content.Add(report.Party);
        content.Add<DateOnly>(report.DataDate, "O");
        content.Add(report.ReportedAt?.UtcTicks);
        content.Add(TextOf(report.Forecast));
        content.Add(TextOf(report.Actual));
        // 40, 40.0 and 40.00 are the same percentage.
        content.Add(report.Percent / 1.0000000000000000000000000000m);
        content.Add(report.Reason);
        content.Add(report.Note);
        content.Add(report.Source?.Title);
        content.Add(report.Source?.Publisher);
        content.Add(report.Source?.Url);
        for (var index = 0; index < report.Evidence.Count; index++)
        {
            var evidence = report.Evidence[index];
            content.Add(evidence.Kind);
            content.Add(evidence.Url);
            content.Add(evidence.Sha256);
            content.Add(evidence.CapturedAt?.UtcTicks);
        }
        // Two values more than any number of evidence gives; without them it is what it was before there were causes.
        if (report.Cause is not null || report.AttributedTo is not null)
        {
            content.Add(report.Cause);
            content.Add(report.AttributedTo);
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.Written, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    static string? TextOf(Said? said) => said is null ? null : said.Date?.Text ?? "none";

    // Bytes that the content takes at most: three for each character of a text, and room for lengths, numbers and days.
    static int Most(Report report)
    {
        var texts = Length(report.Party) + Length(report.Reason) + Length(report.Note) + Length(report.Cause) + Length(report.AttributedTo)
            + Length(report.Source?.Title) + Length(report.Source?.Publisher) + Length(report.Source?.Url);
        for (var index = 0; index < report.Evidence.Count; index++)
            texts += 100 + Length(report.Evidence[index].Kind) + Length(report.Evidence[index].Url) + Length(report.Evidence[index].Sha256);
        return 400 + 3 * texts;

        static int Length(string? text) => text?.Length ?? 0;
    }

    /// <summary>Values one after the other; the length before each keeps two neighbours from being read as one.</summary>
    ref struct Content(Span<byte> bytes)
    {
        readonly Span<byte> _bytes = bytes;
        int _written;

        public readonly ReadOnlySpan<byte> Written => _bytes[.._written];

        public void Add(string? text)
        {
            Start(text?.Length ?? -1);
            _written += Encoding.UTF8.GetBytes(text, _bytes[_written..]);
        }

        public void Add<T>(T? value, string format = "") where T : struct, IUtf8SpanFormattable
        {
            if (value is not { } given)
            {
                Start(-1);
                return;
            }
            given.TryFormat(AfterLength, out var length, format, CultureInfo.InvariantCulture);
            var text = AfterLength[..length];
            Start(length);
            text.CopyTo(_bytes[_written..]);
            _written += length;
        }

        // A value's length is known once it is written: behind two digits and the colon, then moved where it belongs.
        readonly Span<byte> AfterLength => _bytes[(_written + 3)..];

        void Start(int length)
        {
            length.TryFormat(_bytes[_written..], out var digits, provider: CultureInfo.InvariantCulture);
            _written += digits;
            _bytes[_written++] = (byte)':';
        }
    }
}

/// <summary>
/// The fingerprint once computed, kept with its report. It is no part of what the report says, so it makes no two reports
/// differ; and a copy with other content computes its own.
/// </summary>
readonly struct FingerprintOnce(Report of, UInt128 value) : IEquatable<FingerprintOnce>
{
    sealed record Kept(Report Of, UInt128 Value);

    // One reference, so that threads that read the same report see all of it or nothing.
    readonly Kept? _kept = new(of, value);

    public UInt128 Value => _kept!.Value;

    public UInt128? For(Report report) => _kept is { } kept && ReferenceEquals(kept.Of, report) ? kept.Value : null;

    public bool Equals(FingerprintOnce other) => true;

    public override bool Equals(object? other) => other is FingerprintOnce;

    public override int GetHashCode() => 0;
}
