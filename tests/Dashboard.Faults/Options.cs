using System.Globalization;

namespace Dashboard.Faults;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Only">Numbers of checks; all where it is empty.</param>
/// <param name="Builds">A directory for the published servers.</param>
public sealed record Options(bool IsFull, bool WithMutants, int Seed, IReadOnlyList<int> Only, string Builds)
{
    /// <summary>Null where it cannot be understood.</summary>
    public static Options? Read(string[] arguments)
    {
        var options = new Options(false, true, Random.Shared.Next(1_000_000), [], "");
        for (var index = 0; index < arguments.Length; index++)
        {
            var value = index + 1 < arguments.Length ? arguments[index + 1] : "";
            switch (arguments[index])
            {
                case "--full":
                    options = options with { IsFull = true };
                    continue;
                case "--no-mutants":
                    options = options with { WithMutants = false };
                    continue;
                case "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed):
                    options = options with { Seed = seed };
                    break;
                case "--only" when value.Split(',').All(number => int.TryParse(number, out _)):
                    options = options with { Only = [.. value.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))] };
                    break;
                case "--builds" when value.Length > 0:
                    options = options with { Builds = Path.GetFullPath(value) };
                    break;
                default:
                    return null;
            }
            index++;
        }
        return options.Builds.Length > 0 ? options : null;
    }
}
