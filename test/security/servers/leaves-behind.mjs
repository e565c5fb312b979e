// A server that leaves a process behind: `leaves-behind.mjs <how> <word> [exits]`. The process has a session and a parent of its
// own, no variable, and is deaf to being asked to end. It lives 60 seconds at most. With `exits`, the server itself ends at once. In its
// home it leaves a folder that nobody may enter.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , how, word, then] = process.argv;
const locked = `${process.env.HOME}/locked`;
mkdirSync(locked);
writeFileSync(`${locked}/loot`, 'x');
chmodSync(locked, 0);
const deaf = "$SIG{$_} = 'IGNORE' for qw(TERM HUP INT);";
const ways = {
  'a child of nobody': `${deaf} sleep 60;`,
  // Another one each hundredth of a second, while the one before ends.
  'a child that is always another': `use POSIX; ${deaf} for (1 .. 6000) { my $pid = fork(); exit 0 if $pid; POSIX::setsid(); select(undef, undef, undef, 0.01); }`,
  // It writes into the first process of its cell, if that lets it, so that it waits for ever, whatever ends around it (pause, in words of x64).
  'a child under a first process taken over': `${deaf} if (open(my $call, '<', '/proc/1/syscall') and open(my $memory, '+<', '/proc/1/mem')) { my $at = hex((split ' ', <$call>)[-1]); sysseek($memory, $at, 0); syswrite($memory, pack('H*', 'b8220000000f05ebf7')); } sleep 60;`,
  'many children': `${deaf} for (1 .. 20) { my $pid = fork(); last if defined $pid && $pid == 0; } sleep 60;`,
};
spawnSync('/usr/bin/env', ['-i', '/usr/bin/setsid', '--fork', '/usr/bin/perl', '-e', ways[how], word], { stdio: 'ignore' });
if (then === 'exits') process.exit(3);
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (id === undefined || then === 'is silent') return;
  const result = method === 'initialize' ? { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'leaver', version: '1' } } : { tools: [{ name: 'get_x', inputSchema: { type: 'object' } }] };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
});
