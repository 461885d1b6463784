import { DENIED_CALLS, type FilteredArch } from './seccomp-calls.ts';

/**
 * The system-call filter of a step as `struct sock_filter[]`, for `bwrap --seccomp`: what could widen a step's
 * rights or reach what is not the step's is refused, everything else passes.
 * @see https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html
 */
export function seccompFilter(arch: FilteredArch): Buffer {
  const { auditArch, calls, traps } = DENIED_CALLS[arch];
  return Buffer.concat([
    load(ARCH),
    // Another architecture has other numbers: nothing of it runs.
    ...unless(JEQ, auditArch, KILL),
    load(NUMBER),
    ...(arch === 'x64' ? when(JGE, X32_CALLS, refuse(ENOSYS)) : []),
    ...calls.flatMap((call) => when(JEQ, call, refuse(EPERM))),
    // Answered as if the kernel did not know them, so that programs take the older way, which is looked at below.
    ...traps.absent.flatMap((call) => when(JEQ, call, refuse(ENOSYS))),
    ...argumentsOf(traps.clone, [load(argument(0)), ...when(JSET, NEW_NAMESPACES, refuse(EPERM))]),
    ...argumentsOf(traps.ioctl, [
      load(argument(1)),
      ...TERMINAL_INJECTION.flatMap((request) => when(JEQ, request, refuse(EPERM))),
    ]),
    ...argumentsOf(traps.socket, [
      load(argument(0)),
      ...FAMILIES.flatMap((family) => when(JEQ, family, ALLOW)),
      refuse(EAFNOSUPPORT),
    ]),
    ALLOW,
  ]);
}

/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: a network namespace does not hold AF_VSOCK, which leads to the host. */
const FAMILIES = [1, 2, 10, 16];
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const NEW_NAMESPACES = 0x7e02_0000;
/** TIOCSTI, TIOCLINUX. */
const TERMINAL_INJECTION = [0x5412, 0x541c];
/** Numbers of the x32 interface, which would go round the list. */
const X32_CALLS = 0x4000_0000;
const [EPERM, ENOSYS, EAFNOSUPPORT] = [1, 38, 97];

/** Offsets in `struct seccomp_data`; of an argument, its lower half (both machines are little-endian). */
const NUMBER = 0;
const ARCH = 4;
const argument = (index: number): number => 16 + 8 * index;

const [LD_ABS, JEQ, JGE, JSET, RET] = [0x20, 0x15, 0x35, 0x45, 0x06];

function instruction(code: number, ifTrue: number, ifFalse: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(ifTrue, 2);
  bytes.writeUInt8(ifFalse, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}

const load = (offset: number): Buffer => instruction(LD_ABS, 0, 0, offset);
const ALLOW = instruction(RET, 0, 0, 0x7fff_0000);
const KILL = instruction(RET, 0, 0, 0x8000_0000);
const refuse = (errno: number): Buffer => instruction(RET, 0, 0, 0x0005_0000 | errno);
const when = (test: number, value: number, then: Buffer): Buffer[] => [instruction(test, 0, 1, value), then];
const unless = (test: number, value: number, then: Buffer): Buffer[] => [
  instruction(test, 1, 0, value),
  then,
];

/** Looks at the arguments of one call, and goes on with the number loaded again. */
const argumentsOf = (call: number, look: readonly Buffer[]): Buffer[] => [
  instruction(JEQ, 0, look.length + 1, call),
  ...look,
  load(NUMBER),
];
