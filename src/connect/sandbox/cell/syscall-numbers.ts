/** Processors whose system calls are known here, as Node names them. */
export type Processor = 'x64' | 'arm64';

/** What the kernel calls the processor (AUDIT_ARCH_* of linux/audit.h). */
export const auditArch: Readonly<Record<Processor, number>> = { x64: 0xc000003e, arm64: 0xc00000b7 };

/** Numbers of system calls that a filter looks into. Source: asm/unistd_64.h and asm-generic/unistd.h of Linux 6.1. */
export const inspected: Readonly<Record<'clone' | 'clone3' | 'socket' | 'socketpair' | 'ioctl' | 'mmap' | 'setsockopt' | 'close_range', Readonly<Record<Processor, number>>>> = {
  clone: { x64: 56, arm64: 220 },
  clone3: { x64: 435, arm64: 435 },
  socket: { x64: 41, arm64: 198 },
  socketpair: { x64: 53, arm64: 199 },
  ioctl: { x64: 16, arm64: 29 },
  mmap: { x64: 9, arm64: 222 },
  setsockopt: { x64: 54, arm64: 208 },
  close_range: { x64: 436, arm64: 436 },
};

type Numbers = readonly (readonly [name: string, x64: number | null, arm64: number | null])[];

/** System calls that no server needs to list its tools, by what they would be good for. Null: not of that processor. */
export const refusedCalls: Readonly<Record<string, Numbers>> = {
  'other namespaces': [['unshare', 272, 97], ['setns', 308, 268]],
  'other mounts': [
    ['mount', 165, 40], ['umount2', 166, 39], ['pivot_root', 155, 41], ['move_mount', 429, 429], ['open_tree', 428, 428], ['fsopen', 430, 430],
    ['fsconfig', 431, 431], ['fsmount', 432, 432], ['fspick', 433, 433], ['mount_setattr', 442, 442],
  ],
  // Keys are shared by all processes of a user, whatever the namespaces.
  'keys of the user': [['add_key', 248, 217], ['request_key', 249, 218], ['keyctl', 250, 219]],
  'other processes': [['ptrace', 101, 117], ['process_vm_readv', 310, 270], ['process_vm_writev', 311, 271], ['kcmp', 312, 272], ['pidfd_getfd', 438, 438]],
  // Kept by the kernel for a namespace, or for files without a place that are sent to and fro, or in a pipe: nobody could count it.
  'memory that cannot be counted': [['shmget', 29, 194], ['msgget', 68, 186], ['semget', 64, 190], ['memfd_secret', 447, 447], ['memfd_create', 319, 279], ['vmsplice', 278, 75]],
  // Of which the machine has a number for all: who took them would keep its databases from starting.
  'counts of the whole machine': [['io_setup', 206, 0]],
  'wide ways into the kernel': [
    ['bpf', 321, 280], ['perf_event_open', 298, 241], ['userfaultfd', 323, 282], ['io_uring_setup', 425, 425], ['io_uring_enter', 426, 426],
    ['io_uring_register', 427, 427], ['fanotify_init', 300, 262], ['lookup_dcookie', 212, 18], ['vhangup', 153, 58],
    ['uselib', 134, null], ['ustat', 136, null], ['sysfs', 139, null], ['modify_ldt', 154, null],
  ],
  'files by handle': [['name_to_handle_at', 303, 264], ['open_by_handle_at', 304, 265]],
  'the machine itself': [
    ['kexec_load', 246, 104], ['kexec_file_load', 320, 294], ['init_module', 175, 105], ['finit_module', 313, 273], ['delete_module', 176, 106],
    ['reboot', 169, 142], ['swapon', 167, 224], ['swapoff', 168, 225], ['acct', 163, 89], ['quotactl', 179, 60], ['quotactl_fd', 443, 443],
    ['nfsservctl', 180, 42], ['iopl', 172, null], ['ioperm', 173, null], ['syslog', 103, 116], ['settimeofday', 164, 170], ['clock_settime', 227, 112],
    ['sethostname', 170, 161], ['setdomainname', 171, 162],
  ],
};

/**
 * Calls that put pages of files into pipes and sockets: those stay when the file is emptied, and only a control group counts them then.
 * Without one they are said not to suit the files, as they are where a file system cannot do it: programs then read and write.
 */
export const uncountedCalls: Numbers = [['sendfile', 40, 71], ['splice', 275, 76], ['tee', 276, 77]];
