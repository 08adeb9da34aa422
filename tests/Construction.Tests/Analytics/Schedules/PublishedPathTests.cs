using Construction.Analytics.Schedules;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>Networks with printed answers, in days (or hours) that are all working time.</summary>
public sealed class PublishedPathTests
{
    // Mario Vanhoucke, Integrated Project Management and Control (2014), p. 6, "Cost Information System", as in the R package criticalpath.
    [Fact]
    public void The_cost_information_system_takes_11_days()
    {
        var path = Plans.Of(
            "1 1; 2 2 1; 3 2 1; 4 4 2; 5 3 2; 6 3 2; 7 3 3; 8 2 3; 9 1 3; 10 1 3; 11 2 4,5,6; 12 1 7; 13 1 8; 14 1 9; 15 1 10;"
            + "16 2 11,12,13,14,15; 17 1 11,12,13,14,15").Path();

        Assert.Equal(11, Plans.DaysOf(path.FinishOf(path.Network.Plan.Projects[0])!.Value));
        Assert.Equal("1 2 4 11 16", Critical(path));
    }

    // The vignette of the R package critpath, with activities as arrows between events: A 1→2, B 1→3, C 1→4, D 2→4, E 3→4, F 4→5.
    [Fact]
    public void The_network_of_the_critpath_vignette_takes_8_days()
    {
        var path = Plans.Of("A 3; B 2; C 5; D 1 A; E 1 B; F 3 C,D,E").Path();

        Assert.Equal(8, Plans.DaysOf(path.FinishOf(path.Network.Plan.Projects[0])!.Value));
        Assert.Equal("C F", Critical(path));
        Assert.Equal("A1 B2 C0 D1 E2 F0", Days(path, path.TotalFloat));
        Assert.Equal("A0 B0 C0 D1 E2 F0", Days(path, path.FreeFloat));
    }

    [Fact]
    public void Seven_activities_take_16_hours_by_way_of_A_B_D_E_G()
    {
        var path = Plans.Of("A 6; B 2 A; C 2 A; D 3 B; E 4 D,F; F 2 C; G 1 E").Path();

        Assert.Equal("A B D E G", Critical(path));
        Assert.Equal(
            "A 0/6/0/6, B 6/8/6/8, C 6/8/7/9, D 8/11/8/11, E 11/15/11/15, F 8/10/9/11, G 15/16/15/16",
            string.Join(", ", InOrder(path).Select(place => FormattableString.Invariant(
                $"{path.Network.Activities[place].Code} {Plans.DaysOf(path.EarlyStart(place))}/{Plans.DaysOf(path.EarlyFinish(place))}/{Plans.DaysOf(path.LateStart(place))}/{Plans.DaysOf(path.LateFinish(place))}"))));
        Assert.Equal("A0 B0 C1 D0 E0 F1 G0", Days(path, path.TotalFloat));
    }

    [Fact]
    public void Of_five_paths_the_critical_one_takes_41()
    {
        var path = Plans.Of(
            "A 2; B 10 A; C 13 A; D 12 A; E 12 B; F 7 B; G 10 D; H 16 D; I 6 F; J 12 C,G; K 5 I; L 8 E,K; M 5 H; N 3 J,L,M").Path();

        Assert.Equal(41, Plans.DaysOf(path.FinishOf(path.Network.Plan.Projects[0])!.Value));
        Assert.Equal("A B F I K L N", Critical(path));
        // The others are paths of 35 (A-B-E-L-N), 30 (A-C-J-N), 39 (A-D-G-J-N) and 38 (A-D-H-M-N).
        Assert.Equal("A0 B0 C11 D2 E6 F0 G2 H3 I0 J2 K0 L0 M3 N0", Days(path, path.TotalFloat));
    }

    static string Critical(CriticalPath path) =>
        string.Join(' ', InOrder(path).Where(path.IsCritical).Select(place => path.Network.Activities[place].Code));

    static string Days(CriticalPath path, Func<int, int?> minutes) =>
        string.Join(' ', InOrder(path).Select(place => $"{path.Network.Activities[place].Code}{minutes(place) / 1440}"));

    static IEnumerable<int> InOrder(CriticalPath path) => path.Network.Plan.Activities.Select(activity => path.PlaceOf(activity.Code));
}
