/** What an option of `docker run` is about. `keeps`: its inside alone, nothing that matters here, or something of the machine. */
export interface OptionKind { flag: boolean; keeps: 'inside' | 'nothing' | 'host' }

const kinds = (keeps: OptionKind['keeps'], flag: boolean, names: string) => names.split(' ').map((name): [string, OptionKind] => [`--${name}`, { flag, keeps }]);

/** The options of docker 29 and podman 5, as their references list them. Those that are not here are not understood. */
export const optionKinds: Readonly<Record<string, OptionKind>> = Object.fromEntries([
  ...kinds('inside', false, 'entrypoint workdir user platform env'),
  ...kinds('nothing', true, 'interactive tty rm init detach quiet read-only sig-proxy no-healthcheck no-hosts replace'),
  ...kinds('nothing', false, 'name pull label hostname memory memory-swap memory-reservation cpus cpu-shares pids-limit shm-size log-driver log-opt stop-signal stop-timeout cap-drop restart ulimit annotation '
    + 'expose attach detach-keys health-cmd health-interval health-retries health-timeout health-start-period'),
  ...kinds('host', true, 'privileged publish-all use-api-socket oom-kill-disable env-host'),
  ...kinds('host', false, 'volume mount volumes-from tmpfs network net network-alias pid ipc uts userns cgroupns cgroup-parent device device-cgroup-rule device-read-bps device-write-bps gpus cap-add security-opt publish '
    + 'add-host dns dns-option dns-search group-add link runtime sysctl cidfile env-file label-file secret oom-score-adj ip ip6 mac-address storage-opt isolation volume-driver domainname cpuset-cpus cpuset-mems pod'),
]);

/** Short names. */
export const longOf: Readonly<Record<string, string>> = {
  '-i': '--interactive', '-t': '--tty', '-d': '--detach', '-q': '--quiet', '-e': '--env', '-w': '--workdir', '-u': '--user', '-l': '--label', '-h': '--hostname', '-m': '--memory', '-c': '--cpu-shares',
  '-a': '--attach', '-v': '--volume', '-p': '--publish', '-P': '--publish-all',
};
