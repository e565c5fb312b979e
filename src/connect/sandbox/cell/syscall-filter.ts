import { auditArch, inspected, refusedCalls, uncountedCalls } from './syscall-numbers.ts';
import type { Processor } from './syscall-numbers.ts';

/** Instructions of classic BPF (linux/bpf_common.h): load a word, jump if equal, jump if any bit is set, jump if at least, give an answer. */
const code = { load: 0x20, equal: 0x15, anyBit: 0x45, atLeast: 0x35, answer: 0x06 };
/** Where the words of `struct seccomp_data` stand: number, architecture, and the low half of the first four arguments. */
const at = { number: 0, arch: 4, first: 16, second: 24, third: 32, fourth: 40 };
const errno = { none: 0, EPERM: 1, ENOMEM: 12, EINVAL: 22, ENOSYS: 38, EAFNOSUPPORT: 97 };
const allow = 0x7fff0000;
/** Without being done; `none`: it is said to have worked. */
const refuse = (error: keyof typeof errno): number => 0x00050000 | errno[error];

/** CLONE_NEW* of linux/sched.h: mount, cgroup, UTS, IPC, user, PID, network, and time. */
const newNamespaces = 0x7e020080;
/** CLONE_FILES and CLONE_THREAD: a thread that does not share the open files of its process would have some that nobody sees. */
const [sharesFiles, isThread] = [0x400, 0x10000];
/** CLOSE_RANGE_UNSHARE of linux/close_range.h: the same later on. */
const unsharesFiles = 2;
/** MAP_SHARED (also of MAP_SHARED_VALIDATE), MAP_ANONYMOUS and MAP_HUGETLB of asm-generic/mman-common.h and mman.h. */
const [isShared, isAnonymous, isHuge] = [0x01, 0x20, 0x40000];
/** SOL_SOCKET, and SO_SNDBUF and SO_RCVBUF of asm-generic/socket.h. */
const [socketLevel, bufferSizes] = [1, [7, 8]];
/** Local sockets, IPv4, IPv6, and netlink, by which programs ask for their own interfaces. Others (such as vsock) know no namespace. */
const socketFamilies = [1, 2, 10, 16];
/** TIOCSTI and TIOCLINUX of asm-generic/ioctls.h: they type into a terminal. */
const typing = [0x5412, 0x541c];
/** First number of the x32 calls, which are those of x64 in another dress. */
const x32 = 0x40000000;

type Instruction = readonly [code: number, yes: number, no: number, value: number];

const cloning: Instruction[] = [
  [code.load, 0, 0, at.first], ...ifBits(newNamespaces, [answer(refuse('EPERM'))]),
  ...ifBits(isThread, [...ifBits(sharesFiles, [answer(allow)]), answer(refuse('EPERM'))]), answer(allow),
];
const closing: Instruction[] = [[code.load, 0, 0, at.third], ...ifBits(unsharesFiles, [answer(refuse('EINVAL'))]), answer(allow)];
const settingOptions: Instruction[] = [
  [code.load, 0, 0, at.second],
  ...when(socketLevel, [[code.load, 0, 0, at.third], ...bufferSizes.flatMap((option) => when(option, [answer(refuse('none'))]))]), answer(allow),
];

/** Whether programs of this processor can be filtered. */
export function isFiltered(processor: string): processor is Processor {
  return processor in auditArch;
}

/**
 * A filter of system calls, as bubblewrap's `--seccomp` reads it: an array of `struct sock_filter`. All is allowed but what
 * `syscall-numbers.ts` names, new namespaces, unusual kinds of sockets, and calls of another processor. `clone3` is said not to
 * exist, because a filter cannot see its flags: the C library then takes `clone`. Sizes of the buffers of sockets are said to be set, and
 * stay as they are. `isCounted`: a control group counts all memory; without one, what no process shows is refused: shared memory without
 * a file, which stays whole as long as a page of it is mapped, and pages of files in pipes and sockets.
 */
export function syscallFilter(processor: Processor, isCounted: boolean): Buffer {
  const numbersOf = (calls: typeof uncountedCalls) => calls.map(([, x64, arm64]) => (processor === 'x64' ? x64 : arm64)).filter((number) => number !== null);
  const program: Instruction[] = [
    [code.load, 0, 0, at.arch], [code.equal, 1, 0, auditArch[processor]], answer(refuse('ENOSYS')),
    [code.load, 0, 0, at.number], ...(processor === 'x64' ? [[code.atLeast, 0, 1, x32] as const, answer(refuse('ENOSYS'))] : []),
    ...numbersOf(Object.values(refusedCalls).flat()).flatMap((number) => when(number, [answer(refuse('EPERM'))])),
    ...(isCounted ? [] : numbersOf(uncountedCalls).flatMap((number) => when(number, [answer(refuse('EINVAL'))]))),
    ...when(inspected.clone3[processor], [answer(refuse('ENOSYS'))]),
    ...when(inspected.clone[processor], cloning), ...when(inspected.close_range[processor], closing),
    ...when(inspected.mmap[processor], mapping(isCounted)), ...when(inspected.setsockopt[processor], settingOptions),
    ...[inspected.socket, inspected.socketpair].flatMap((call) => when(call[processor], [
      [code.load, 0, 0, at.first], ...socketFamilies.flatMap((family) => when(family, [answer(allow)])), answer(refuse('EAFNOSUPPORT')),
    ])),
    ...when(inspected.ioctl[processor], [[code.load, 0, 0, at.second], ...typing.flatMap((request) => when(request, [answer(refuse('EPERM'))])), answer(allow)]),
    answer(allow),
  ];
  return Buffer.concat(program.map(encoded));
}

/** Pages of another size are counted apart, in no group of memory. */
function mapping(isCounted: boolean): Instruction[] {
  const shared = isCounted ? [] : ifBits(isAnonymous, ifBits(isShared, [answer(refuse('EPERM'))]));
  return [[code.load, 0, 0, at.fourth], ...ifBits(isHuge, [answer(refuse('ENOMEM'))]), ...shared, answer(allow)];
}

/** What is done when the word that was loaded has a value; else it is passed over. */
function when(value: number, then: readonly Instruction[]): Instruction[] {
  return [[code.equal, 0, then.length, value], ...then];
}

/** What is done when any of these bits is set in the word that was loaded. */
function ifBits(bits: number, then: readonly Instruction[]): Instruction[] {
  return [[code.anyBit, 0, then.length, bits], ...then];
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
