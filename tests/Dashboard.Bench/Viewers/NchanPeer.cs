using System.Diagnostics;

namespace Dashboard.Bench.Viewers;

/// <summary>nginx with nchan, one worker: what a server in C needs for the same. Debian's <c>libnginx-mod-nchan</c>.</summary>
sealed class NchanPeer(ServerProcess process) : Peer(process)
{
    const string Module = "/usr/lib/nginx/modules/ngx_nchan_module.so";

    public override string Name => "nchan";

    public override string Path => "/sub";

    public override IReadOnlyList<string> Hello => [];

    public override bool AnswersPosition => false;

    public override byte[] Update(long number) => Post("/pub", Plain.Update(number));

    /// <summary>Null, with the reason printed, where it is not there and cannot be installed.</summary>
    public static async Task<NchanPeer?> Start(string? core)
    {
        if (!File.Exists(Module) && !Install())
        {
            Console.WriteLine("nchan: left out, libnginx-mod-nchan is not installed and apt could not install it");
            return null;
        }
        return new(await ServerProcess.Nginx(core, Configuration));
    }

    static bool Install()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
            return false;
        using var apt = System.Diagnostics.Process.Start(new ProcessStartInfo("sh", ["-c", "apt-get -qq update && apt-get -qq install -y --no-install-recommends nginx-light libnginx-mod-nchan"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        apt.BeginOutputReadLine();
        apt.BeginErrorReadLine();
        return apt.WaitForExit(TimeSpan.FromMinutes(3)) && apt.ExitCode == 0 && File.Exists(Module);
    }

    static string Configuration(string directory, int port) =>
        $$"""
        load_module {{Module}};
        daemon off;
        master_process off;
        worker_processes 1;
        worker_rlimit_nofile 20000;
        pid {{directory}}/nginx.pid;
        error_log {{directory}}/error.log error;
        events { worker_connections 19000; }
        http {
          access_log off;
          keepalive_requests 1000000;
          client_body_temp_path {{directory}}/body;
          proxy_temp_path {{directory}}/proxy;
          fastcgi_temp_path {{directory}}/fastcgi;
          uwsgi_temp_path {{directory}}/uwsgi;
          scgi_temp_path {{directory}}/scgi;
          nchan_shared_memory_size 256M;
          server {
            listen 127.0.0.1:{{port}} backlog=4096;
            location = /sub { nchan_subscriber websocket; nchan_channel_id all; nchan_subscriber_first_message newest; }
            location = /pub { nchan_publisher; nchan_channel_id all; nchan_message_buffer_length 100; nchan_message_timeout 1m; }
            location = /health/ready { return 200; }
          }
        }
        """;
}
