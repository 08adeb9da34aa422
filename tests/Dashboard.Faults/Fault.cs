namespace Dashboard.Faults;

/// <summary>
/// One thing that can go wrong, and what must hold all the same.
/// <para>To add one: a class in <c>Faults/</c> with its number, its name and a <see cref="Check"/>; it is found by itself.
/// Start servers with <see cref="Ground.Start"/>, load them with <see cref="Load"/>, and let <see cref="Oracle"/> judge.
/// Whatever does not hold is an assertion that fails, with a sentence. Draw every random number from
/// <see cref="Ground.Random"/>, and let <see cref="Ground.Times"/> choose between the short and the full form.</para>
/// <para>Each mutant in <see cref="Mutants"/> is a fault built into a copy of the source. The check is run again on it, and has
/// to fail by an assertion; any other exception is no catch.</para>
/// </summary>
public abstract class Fault
{
    /// <summary>The number by which <c>--only</c> names it.</summary>
    public abstract int Number { get; }

    public abstract string Name { get; }

    /// <summary>What must be there for the check, and is not; null where it can run.</summary>
    public virtual string? Missing => null;

    public virtual IReadOnlyList<Mutant> Mutants => [];

    /// <summary>Does harm and looks; returns what was done and held, in one line with counts.</summary>
    public abstract Task<string> Check(Ground ground);
}

/// <summary>A fault to build in, which a check must catch.</summary>
/// <param name="Name">Said in the output, and asked for in the environment; two checks may share a mutant.</param>
/// <param name="Changes">Exact replacements of text.</param>
public sealed record Mutant(string Name, params Change[] Changes)
{
    /// <summary>Stands in the mutated text for the condition that this mutant is asked for.</summary>
    public const string On = "MUTANT";
}

/// <summary>A text that occurs exactly once in a file, and what stands in its place in the mutant build.</summary>
/// <param name="File">
/// From the top of the repository. All changes under <c>src</c> are in one build, so these ask for <see cref="Mutant.On"/>, and
/// repeat the original for everybody else. Changes under <c>wwwroot</c> go into a copy of the page that is the mutant's own.
/// </param>
public sealed record Change(string File, string Original, string Mutated);
