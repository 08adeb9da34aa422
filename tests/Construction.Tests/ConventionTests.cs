using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Construction.Tests;

/// <summary>Construction decides and computes: values in, values out.</summary>
public sealed partial class ConventionTests
{
    static readonly string Folder = Checkout.Folder("src", "Construction");

    static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
    ];

    [Fact]
    public void The_files_of_Construction_were_found() => Assert.True(Files.Length > 10, $"{Files.Length} in {Folder}");

    [Fact]
    public void Construction_asks_no_clock_draws_no_lot_touches_no_file_and_waits_for_nothing()
    {
        var found =
            from file in Files
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal) && OfTheWorld().IsMatch(line.Text)
            select $"{Path.GetFileName(file)}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("DateTime.Today")]
    [InlineData("TimeProvider.System")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("new Random(1)")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("File.ReadAllText(path)")]
    [InlineData("Directory.GetFiles(path)")]
    [InlineData("using System.IO;")]
    [InlineData("public async Task<int> Run()")]
    [InlineData("ValueTask Run()")]
    [InlineData("await something")]
    [InlineData("new HttpClient()")]
    [InlineData("Console.WriteLine()")]
    [InlineData("Environment.GetEnvironmentVariable(name)")]
    [InlineData("Thread.Sleep(1)")]
    [InlineData("using Microsoft.AspNetCore.Http;")]
    public void What_touches_the_world_would_be_found(string line) => Assert.Matches(OfTheWorld(), line);

    [Fact]
    public void Construction_needs_no_package_and_no_other_project()
    {
        var project = XDocument.Load(Path.Combine(Folder, "Construction.csproj"));

        Assert.Equal("Microsoft.NET.Sdk", project.Root!.Attribute("Sdk")!.Value);
        Assert.DoesNotContain(project.Descendants(), element => element.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal));
    }

    [Fact]
    public void Construction_refers_to_nothing_but_the_base_library()
    {
        var referred = typeof(Programme).Assembly.GetReferencedAssemblies();

        Assert.NotEmpty(referred);
        Assert.All(referred, assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
    }

    // A schedule's tasks are another matter: "Task", ActivityKind.Task.
    [GeneratedRegex(
        @"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bTimeProvider\b|\bStopwatch\b|\bRandom\b|\bNewGuid\b|\bCreateVersion7\b"
        + @"|\b(File|Directory|FileInfo|DirectoryInfo|FileStream|StreamReader|StreamWriter|Console|Environment|Process|Thread)\b[.(]"
        + @"|\bSystem\.(IO|Net|Threading)\b|\b(Value)?Task(<|\.\w|\s+\w+\()|\basync\b|\bawait\b|\bHttpClient\b|\bMicrosoft\.")]
    private static partial Regex OfTheWorld();
}
