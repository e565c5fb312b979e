import { auditArch, inspected, refusedCalls } from './syscall-numbers.ts';
import type { Processor } from './syscall-numbers.ts';

/** Instructions of classic BPF (linux/bpf_common.h): load a word, jump if equal, jump if any bit is set, jump if at least, give an answer. */
const code = { load: 0x20, equal: 0x15, anyBit: 0x45, atLeast: 0x35, answer: 0x06 };
/** Where the words of `struct seccomp_data` stand: number, architecture, and the low half of the first two arguments. */
const at = { number: 0, arch: 4, first: 16, second: 24 };
const errno = { EPERM: 1, ENOSYS: 38, EAFNOSUPPORT: 97 };
const allow = 0x7fff0000;
const refuse = (error: keyof typeof errno): number => 0x00050000 | errno[error];

/** CLONE_NEW* of linux/sched.h: mount, cgroup, UTS, IPC, user, PID, network, and time. */
const newNamespaces = 0x7e020080;
/** Local sockets, IPv4, IPv6, and netlink, by which programs ask for their own interfaces. Others (such as vsock) know no namespace. */
const socketFamilies = [1, 2, 10, 16];
/** TIOCSTI and TIOCLINUX of asm-generic/ioctls.h: they type into a terminal. */
const typing = [0x5412, 0x541c];
/** First number of the x32 calls, which are those of x64 in another dress. */
const x32 = 0x40000000;

type Instruction = readonly [code: number, yes: number, no: number, value: number];

/** Whether programs of this processor can be filtered. */
export function isFiltered(processor: string): processor is Processor {
  return processor in auditArch;
}

/**
 * A filter of system calls, as bubblewrap's `--seccomp` reads it: an array of `struct sock_filter`. All is allowed but what
 * `syscall-numbers.ts` names, new namespaces, unusual kinds of sockets, and calls of another processor. `clone3` is said not to
 * exist, because a filter cannot see its flags: the C library then takes `clone`.
 */
export function syscallFilter(processor: Processor): Buffer {
  const numbers = Object.values(refusedCalls).flat().map(([, x64, arm64]) => (processor === 'x64' ? x64 : arm64)).filter((number) => number !== null);
  const program: Instruction[] = [
    [code.load, 0, 0, at.arch], [code.equal, 1, 0, auditArch[processor]], answer(refuse('ENOSYS')),
    [code.load, 0, 0, at.number], ...(processor === 'x64' ? [[code.atLeast, 0, 1, x32] as const, answer(refuse('ENOSYS'))] : []),
    ...numbers.flatMap((number) => when(number, [answer(refuse('EPERM'))])),
    ...when(inspected.clone3[processor], [answer(refuse('ENOSYS'))]),
    ...when(inspected.clone[processor], [[code.load, 0, 0, at.first], [code.anyBit, 0, 1, newNamespaces], answer(refuse('EPERM')), answer(allow)]),
    ...[inspected.socket, inspected.socketpair].flatMap((call) => when(call[processor], [
      [code.load, 0, 0, at.first], ...socketFamilies.flatMap((family) => when(family, [answer(allow)])), answer(refuse('EAFNOSUPPORT')),
    ])),
    ...when(inspected.ioctl[processor], [[code.load, 0, 0, at.second], ...typing.flatMap((request) => when(request, [answer(refuse('EPERM'))])), answer(allow)]),
    answer(allow),
  ];
  return Buffer.concat(program.map(encoded));
}

/** What is done when the word that was loaded has a value; else it is passed over. */
function when(value: number, then: readonly Instruction[]): Instruction[] {
  return [[code.equal, 0, then.length, value], ...then];
}

function answer(value: number): Instruction {
  return [code.answer, 0, 0, value];
}

/** `struct sock_filter`: code, two distances to jump, value; in the order of bytes of both processors. */
function encoded([operation, yes, no, value]: Instruction): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(operation, 0);
  bytes.writeUInt8(yes, 2);
  bytes.writeUInt8(no, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}
