using Construction.Tests.Import.Written;

namespace Construction.Tests.Import;

/// <summary>A short form of what <c>tests/bench.sh fuzz</c> does for minutes.</summary>
public sealed class FuzzTests
{
    const int Mutations = 100;

    public static TheoryData<string> Formats => [.. Seeds.Formats];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Whatever_is_broken_in_a_file_it_ends_in_a_plan_with_its_dates_or_in_a_reason(string format)
    {
        var seeds = Seeds.Formats.Select(one => Seeds.Of(one, 12)).ToList();
        var seed = seeds[Array.IndexOf(Seeds.Formats, format)];
        var plans = 0;

        for (var number = 0; number < Mutations; number++)
        {
            var file = Mutation.Of(seed, seeds, number);
            var problem = Record.Exception(() => plans += Examination.Of(new MemoryStream(file)) ? 1 : 0);
            Assert.True(problem is null, $"mutation {number} of {format}: {problem}");
        }

        // Not so broken that nothing is read any more, nor so little that all is.
        Assert.InRange(plans, Mutations / 20, Mutations * 19 / 20);
    }
}
