using System.Text;

namespace Dashboard.Faults;

/// <summary>The published server, and one with all mutants in it, each asleep until the environment names it.</summary>
public sealed class Builds
{
    static readonly string[] Copied = ["src", "wwwroot", "Directory.Build.props", "Directory.Packages.props", "global.json"];

    readonly string _repository;
    readonly string _directory;

    /// <param name="repository">Top of the source.</param>
    /// <param name="directory">Where builds are put; what lies there from an earlier run is used again where it fits.</param>
    public Builds(string repository, string directory) => (_repository, _directory) = (repository, directory);

    string Sound => Path.Combine(_directory, "sound");

    string Mutated => Path.Combine(_directory, "mutated");

    /// <summary>The path of the <c>Dashboard.dll</c> to run.</summary>
    public string ProgramFor(Mutant? mutant) => Path.Combine(
        mutant is null ? Sound : IsOfThePage(mutant) ? PageOf(mutant) : Mutated, "Dashboard.dll");

    public Task PublishSound() => Publish(_repository, Sound);

    /// <summary>Copies the source, builds the mutants in, publishes.</summary>
    /// <exception cref="InvalidOperationException">A text to be replaced is not there exactly once.</exception>
    public async Task PublishMutants(IReadOnlyList<Mutant> mutants)
    {
        var source = Path.Combine(_directory, "source");
        var texts = new Dictionary<string, string>();
        foreach (var mutant in mutants.Where(mutant => !IsOfThePage(mutant)))
            foreach (var change in mutant.Changes)
                texts[change.File] = Changed(texts.GetValueOrDefault(change.File) ?? Read(change.File), change, mutant);
        foreach (var file in Copied.SelectMany(Files))
            WriteIfOther(Path.Combine(source, file), texts.TryGetValue(file, out var text) ? Encoding.UTF8.GetBytes(text) : File.ReadAllBytes(Path.Combine(_repository, file)));
        await Publish(source, Mutated, "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:NoWarn=CS0162");
        foreach (var mutant in mutants.Where(IsOfThePage))
            await PatchPage(mutant);
    }

    static bool IsOfThePage(Mutant mutant) => mutant.Changes.All(change => change.File.StartsWith("wwwroot/", StringComparison.Ordinal));

    string PageOf(Mutant mutant) => Path.Combine(_directory, "pages", mutant.Name.Replace(' ', '-'));

    async Task PatchPage(Mutant mutant)
    {
        var copy = PageOf(mutant);
        if (Directory.Exists(copy))
            Directory.Delete(copy, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        // Links, not bytes; the files that change are replaced, not written into.
        await Shell.Run("cp", "-al", Sound, copy);
        foreach (var group in mutant.Changes.GroupBy(change => change.File))
        {
            var text = group.Aggregate(Read(group.Key), (text, change) => Changed(text, change, mutant));
            var file = Path.Combine(copy, group.Key);
            File.Delete(file);
            await File.WriteAllTextAsync(file, text);
        }
    }

    static string Changed(string text, Change change, Mutant mutant)
    {
        var first = text.IndexOf(change.Original, StringComparison.Ordinal);
        if (first < 0 || text.IndexOf(change.Original, first + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException(
                $"mutant \"{mutant.Name}\": this text is {(first < 0 ? "not there" : "there more than once")} in {change.File}:\n{change.Original}");
        var condition = $"""(System.Environment.GetEnvironmentVariable("DASHBOARD_MUTANT") == "{mutant.Name}")""";
        return text.Replace(change.Original, change.Mutated.Replace(Mutant.On, condition, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    static Task<string> Publish(string source, string to, params string[] properties) => Shell.Run(
        "dotnet", ["publish", Path.Combine(source, "src", "Dashboard"), "-c", "Release", "-o", to, "--nologo", "-v", "quiet", .. properties]);

    string Read(string file) => File.ReadAllText(Path.Combine(_repository, file)).ReplaceLineEndings("\n");

    IEnumerable<string> Files(string name)
    {
        var path = Path.Combine(_repository, name);
        return File.Exists(path) ? [name]
            : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(_repository, file))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"));
    }

    // A file that stays as it was keeps its time, and a second build has less to do.
    static void WriteIfOther(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
            File.WriteAllBytes(file, bytes);
    }
}
