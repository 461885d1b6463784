export type FilteredArch = 'x64' | 'arm64';

type Calls = {
  /** `AUDIT_ARCH_…` of the kernel. */
  readonly auditArch: number;
  readonly calls: readonly number[];
  /** Calls that are looked at by their arguments, or answered as absent. */
  readonly traps: {
    readonly absent: readonly number[];
    readonly clone: number;
    readonly ioctl: number;
    readonly socket: number;
  };
};

/** What a step has no use for and an attacker has: mounts, namespaces, other processes, kernel keys and programs. */
const NAMES = {
  // Mounts and roots.
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  open_tree_attr: [467, 467],
  swapon: [167, 224],
  swapoff: [168, 225],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  // Namespaces.
  unshare: [272, 97],
  setns: [308, 268],
  // Other processes.
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  process_madvise: [440, 440],
  pidfd_getfd: [438, 438],
  kcmp: [312, 272],
  // Keys, programs and probes of the kernel.
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  bpf: [321, 280],
  userfaultfd: [323, 282],
  perf_event_open: [298, 241],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  syslog: [103, 116],
  lookup_dcookie: [212, 18],
  // The machine.
  reboot: [169, 142],
  acct: [163, 89],
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  clock_adjtime: [305, 266],
  adjtimex: [159, 171],
  sethostname: [170, 161],
  setdomainname: [171, 162],
  vhangup: [153, 58],
  personality: [135, 92],
} as const satisfies Record<string, readonly [number, number]>;

/** Of x86 alone: ports, local descriptor tables, and calls that later kernels dropped. */
const X64_ONLY = [172, 173, 154, 134, 156, 174, 177, 178, 180];

/** `clone3` hides its flags in memory that a filter cannot read; `io_uring_*` makes calls that no filter sees. */
const ABSENT = [435, 425, 426, 427];

const numbers = (column: 0 | 1): readonly number[] => Object.values(NAMES).map((each) => each[column]);

/** @see https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/arch/x86/entry/syscalls/syscall_64.tbl */
export const DENIED_CALLS: Readonly<Record<FilteredArch, Calls>> = {
  x64: {
    auditArch: 0xc000_003e,
    calls: [...numbers(0), ...X64_ONLY],
    traps: { absent: ABSENT, clone: 56, ioctl: 16, socket: 41 },
  },
  arm64: {
    auditArch: 0xc000_00b7,
    calls: numbers(1),
    traps: { absent: ABSENT, clone: 220, ioctl: 29, socket: 198 },
  },
};
