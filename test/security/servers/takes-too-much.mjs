// A server that takes up too much of one thing: `takes-too-much.mjs <what> <word>`. What has an end is tried to its end; then it
// answers and tells in the description of its tool what it came to. The perl of every Debian makes the calls that Node has not.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , what, word] = process.argv;
const MiB = 1024 * 1024;
const isX64 = process.arch === 'x64';
/** Numbers of system calls: x86-64, ARM64. */
const call = { read: isX64 ? 0 : 63, write: isX64 ? 1 : 64, mmap: isX64 ? 9 : 222, munmap: isX64 ? 11 : 215, madvise: isX64 ? 28 : 233, prctl: isX64 ? 157 : 167, memfd: isX64 ? 319 : 279, setsid: isX64 ? 112 : 157, exit: isX64 ? 60 : 93, setup: isX64 ? 206 : 0, sendfile: isX64 ? 40 : 71, inotify: isX64 ? 294 : 26, clone: isX64 ? 56 : 220, closeRange: 436 };
const held = [];

/** Has perl do something in a process of its own, and waits until it says a line. */
function perl(script, { detached = false } = {}) {
  const child = spawn('/usr/bin/perl', ['-e', `$| = 1; ${script}`, word], { stdio: ['ignore', 'pipe', 'inherit'], detached });
  held.push(child);
  return new Promise((done) => {
    child.stdout.once('data', (text) => done(String(text).trim()));
    child.once('exit', (code, signal) => done(`ended ${code ?? signal}`));
  });
}

/** Writes pieces of a MiB until there is no more room. */
function fill(open) {
  let written = 0;
  try {
    for (let at = 0; ; at += 1) {
      const file = open(at);
      for (let piece = 0; piece < 64; piece += 1) {
        writeSync(file, Buffer.alloc(MiB, 1));
        written += 1;
      }
    }
  } catch (error) {
    return `${error.code} after ${written} MiB`;
  }
}

function repeat(times, make) {
  try {
    for (let at = 0; at < times; at += 1) make(at);
    return `made ${times}`;
  } catch (error) {
    return error.code;
  }
}

const stay = 'print "done\\n"; sleep 100;';
const map = (bytes, flags) => `my $at = syscall(${call.mmap}, 0, ${bytes}, 3, ${flags}, -1, 0); if ($at == -1) { print "refused\n"; sleep 100; }`;
// Shared, written, and given back: what it holds stays, and shows in no process.
const shared = `${map(640 * MiB, 0x21)} open(my $zero, '<', '/dev/zero'); for my $piece (0 .. 639) { syscall(${call.read}, fileno($zero), $at + $piece * ${MiB}, ${MiB}); } syscall(${call.madvise}, $at, ${640 * MiB}, 4);`;
const hides = `syscall(${call.prctl}, 4, 0, 0, 0, 0);`;
const pipes = `my @all; for (1 .. 500) { pipe(my $in, my $out) or last; push @all, $in, $out; }`;
/** Goes on in a thread, without the first one: what the kernel tells of a process it tells of that. */
const inThread = (script) => `use threads; threads->create(sub { ${script} })->detach; syscall(${call.exit}, 0);`;
const taken = `my $size = ${640 * MiB}; my $x = 'x' x $size;`;
/** Connections on which MiB wait, and pieces of one byte that take a kB each. */
const unread = `use Socket; socket(my $server, PF_INET, SOCK_STREAM, 0); bind($server, sockaddr_in(0, INADDR_LOOPBACK)); listen($server, 200); my @all; for (1 .. 80) {
  socket(my $out, PF_INET, SOCK_STREAM, 0); connect($out, getsockname($server)) or last; accept(my $in, $server); push @all, $in, $out; $out->blocking(0); for (1 .. 40) { syswrite($out, 'x' x ${MiB}); } for (1 .. 100_000) { defined send($out, 'x', 0x80) or last; } }`;
const ways = {
  honest: () => 'nothing',
  'a process without its first thread': () => perl(`syscall(${call.setsid}); my $pid = $$; ${inThread('print "$pid\\n"; sleep 100;')}`),
  'memory of a process without its first thread': () => perl(inThread(`${taken} ${stay}`)),
  'pipes of processes without their first thread': () => Promise.all(Array.from({ length: 16 }, () => perl(inThread(`${pipes} ${stay}`)))).then(() => '16000 ends'),
  'pipes of processes that hide': () => Promise.all(Array.from({ length: 16 }, () => perl(`${hides} ${pipes} ${stay}`))).then(() => '16000 ends'),
  'shared memory of which a page is left': () => perl(`${shared} syscall(${call.munmap}, $at + 4096, ${640 * MiB - 4096}); ${stay}`),
  'zeros that are shared': () => perl(`open(my $file, '+<', '/dev/zero'); sysread($file, my $byte, 1); my $at = syscall(${call.mmap}, 0, ${640 * MiB}, 3, 1, fileno($file), 0); print(ord($byte) == 0 && $at == -1 ? "refused\n" : "mapped\n"); sleep 100;`),
  'huge pages': () => perl(`${map(2 * MiB, 0x40022)} ${stay}`),
  'pages of files on their way': () => perl(`open(my $file, '<', '/etc/passwd'); socketpair(my $out, my $in, 1, 1, 0); print(syscall(${call.sendfile}, fileno($out), fileno($file), 0, 10) == -1 ? "refused\n" : "sent\n"); sleep 100;`),
  'contexts of files': () => perl(`my $context = "\\0" x 8; print(syscall(${call.setup}, 1000, $context) == -1 ? "refused\n" : "made\n"); sleep 100;`),
  // Open files that the first thread does not have, and that nobody would count: begun so, and made so later on.
  'a thread with files of its own': () => perl(`print(syscall(${call.clone}, 0x10900, 0, 0, 0, 0) == -1 && syscall(${call.closeRange}, 100, 200, 2) == -1 && syscall(${call.closeRange}, 100, 200, 0) == 0 ? "refused\n" : "made\n"); sleep 100;`),
  'larger buffers of sockets': () => perl(`use Socket; socketpair(my $out, my $in, AF_UNIX, SOCK_STREAM, 0); my $size = sub { unpack('i', getsockopt($out, SOL_SOCKET, SO_SNDBUF)) }; my $before = $size->(); my $is = setsockopt($out, SOL_SOCKET, SO_SNDBUF, 100_000); print($is && $size->() == $before ? "as before\n" : "changed\n"); sleep 100;`),
  'many that tell of changes': () => perl(`for (1 .. 100) { syscall(${call.inotify}, 0); } ${stay}`),
  'many sockets': () => perl(`use Socket; my @all; for (1 .. 200) { socketpair(my $out, my $in, AF_UNIX, SOCK_STREAM, 0) or last; push @all, $in, $out; } ${stay}`),
  'what nobody reads': () => perl(`use IO::Handle; use POSIX (); my $waiting = sub { open(my $told, '<', '/proc/net/sockstat'); join('', <$told>) =~ /TCP:.* mem (\\d+)/; $1 * POSIX::sysconf(POSIX::_SC_PAGESIZE()) / ${MiB} }; my $before = $waiting->(); ${unread} print(int($waiting->() - $before), "\n"); sleep 100;`),
  // From the last byte to the first: each is the first of its list.
  'locks without end': () => perl(`use Fcntl; my @all; for my $at (1 .. 100) { open(my $file, '+>', "$ENV{HOME}/file$at"); push @all, $file; for (my $byte = 10_000; $byte > 0; $byte -= 2) { fcntl($file, F_SETLK, pack('ssx4qqix4', F_WRLCK, 0, $byte, 1, 0)); } } ${stay}`),
  'memory of its own': () => { for (let at = 0; at < 40; at += 1) held.push(Buffer.alloc(16 * MiB, 1)); return 'took 640 MiB'; },
  'memory of many children': () => Promise.all(Array.from({ length: 20 }, () => perl(`my $x = 'x' x ${32 * MiB}; ${stay}`))).then(() => '640 MiB'),
  'shared memory that shows nowhere': () => perl(`${shared} ${stay}`),
  'shared memory of a process that hides': () => perl(`${hides} ${shared} ${stay}`),
  // One byte read of every 2 MiB: a table of 4 kB each.
  'tables of memory': () => perl(`${map(160_000 * 2 * MiB, 0x4022)} pipe(my $in, my $out); for my $piece (0 .. 159_999) { syscall(${call.write}, fileno($out), $at + $piece * ${2 * MiB}, 1); my $byte; sysread($in, $byte, 1); } ${stay}`),
  'memory in files without a place': () => perl(`my @all; my $name = 'm'; for (0 .. 9) { my $fd = syscall(${call.memfd}, $name, 0); if ($fd < 0) { print "refused\\n"; sleep 100; } open(my $file, '>&=', $fd); push @all, $file; for (0 .. 63) { syswrite($file, 'x' x ${MiB}); } } ${stay}`),
  'files': () => fill((at) => openSync(`${process.env.HOME}/file${at}`, 'w')),
  'deleted files': () => fill((at) => {
    const file = openSync(`${process.env.HOME}/file${at}`, 'w');
    unlinkSync(`${process.env.HOME}/file${at}`);
    return file;
  }),
  'one allocated file': () => String(spawnSync('/usr/bin/fallocate', ['--length', '600M', `${process.env.HOME}/file`]).stderr) + fill((at) => openSync(`${process.env.HOME}/rest${at}`, 'w')),
  'shared files': () => fill((at) => openSync(`/dev/shm/file${at}`, 'w')),
  'a file with nothing in it': () => repeat(1, () => {
    const file = openSync(`${process.env.HOME}/sparse`, 'w');
    ftruncateSync(file, 900 * MiB);
    closeSync(file);
  }),
  'many files': () => repeat(60_000, (at) => writeFileSync(`${process.env.HOME}/file${at}`, '')),
  'many shared files': () => repeat(60_000, (at) => writeFileSync(`/dev/shm/file${at}`, '')),
  'deep folders': () => repeat(60_000, (at) => {
    if (at === 0) process.chdir(process.env.HOME);
    mkdirSync('deep');
    process.chdir('deep');
  }),
  'an end like that of one that was killed': () => process.exit(137),
  'many processes': () => repeat(1500, () => held.push(spawn('/bin/sleep', ['100'], { stdio: 'ignore', detached: true }).on('error', () => undefined))),
  'processes without end': () => perl(`while (1) { my $pid = fork(); select(undef, undef, undef, 0.01) unless defined $pid; syscall(${call.setsid}) if defined $pid && $pid == 0; }`),
  'processes that nobody asks after': () => perl(`for (1 .. 1500) { my $pid = fork(); exit 0 if defined $pid && $pid == 0; select(undef, undef, undef, 0.01) unless defined $pid; } ${stay}`),
  'many pipes': () => Promise.all(Array.from({ length: 16 }, () => perl(`${pipes} ${stay}`))).then(() => '16000 ends'),
  // More pieces of memory than anybody could read through in time.
  'memory in countless pieces': () => perl(`for my $piece (1 .. 60_000) { syscall(${call.mmap}, 0, 4096, $piece % 2 ? 1 : 3, 0x22, -1, 0); } ${stay}`),
};

const said = await ways[what]();
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (id === undefined) return;
  const result = method === 'initialize' ? { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'hog', version: '1' } } : { tools: [{ name: 'get_x', description: String(said), inputSchema: { type: 'object' } }] };
  // What fills its room is looked at from outside a moment later.
  setTimeout(() => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`), what === 'honest' ? 0 : 1500);
});
