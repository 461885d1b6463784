import { describe, expect, it } from 'vitest';
import { seccompFilter } from './seccomp.ts';

const ARCHES = { x64: 0xc000_003e, arm64: 0xc000_00b7 } as const;
const [ALLOW, KILL] = [0x7fff_0000, 0x8000_0000];
const refused = (errno: number) => 0x0005_0000 | errno;

/** The kernel's classic BPF, as far as a filter uses it. */
function verdict(program: Buffer, number: number, arch: number, args: readonly number[] = []): number {
  const packet = Buffer.alloc(64);
  packet.writeUInt32LE(number, 0);
  packet.writeUInt32LE(arch, 4);
  for (const [index, value] of args.entries()) packet.writeUInt32LE(value >>> 0, 16 + 8 * index);
  let loaded = 0;
  for (let at = 0; at < program.length / 8; at += 1) {
    const code = program.readUInt16LE(at * 8);
    const [ifTrue, ifFalse] = [program.readUInt8(at * 8 + 2), program.readUInt8(at * 8 + 3)];
    const value = program.readUInt32LE(at * 8 + 4);
    if (code === 0x20) loaded = packet.readUInt32LE(value);
    else if (code === 0x06) return value;
    else {
      const holds = { 21: loaded === value, 53: loaded >= value, 69: (loaded & value) !== 0 }[code];
      if (holds === undefined) throw new Error(`unknown instruction ${code}`);
      at += holds ? ifTrue : ifFalse;
    }
  }
  throw new Error('the program ends without a verdict');
}

describe.each([
  [
    'x64',
    { read: 0, execve: 59, futex: 202, clone: 56, socket: 41, ioctl: 16 },
    { mount: 165, ptrace: 101, bpf: 321, keyctl: 250, userfaultfd: 323, unshare: 272, setns: 308, perf: 298 },
  ],
  [
    'arm64',
    { read: 63, execve: 221, futex: 98, clone: 220, socket: 198, ioctl: 29 },
    { mount: 40, ptrace: 117, bpf: 280, keyctl: 219, userfaultfd: 282, unshare: 97, setns: 268, perf: 241 },
  ],
] as const)('the filter for %s', (name, plain, dangerous) => {
  const program = seccompFilter(name);
  const arch = ARCHES[name];
  const ask = (number: number, ...args: number[]) => verdict(program, number, arch, args);

  it('lets through what every program needs', () => {
    for (const number of [plain.read, plain.execve, plain.futex]) expect(ask(number)).toBe(ALLOW);
  });

  it.each(Object.entries(dangerous))('refuses %s', (_, number) => {
    expect(ask(number)).toBe(refused(1));
  });

  it('refuses a clone into a namespace of its own, and no other', () => {
    expect(ask(plain.clone, 0x0100_0011)).toBe(ALLOW);
    for (const flag of [0x0002_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000])
      expect(ask(plain.clone, flag | 0x11)).toBe(refused(1));
  });

  it('answers clone3 and io_uring as if the kernel did not know them', () => {
    for (const number of [435, 425, 426, 427]) expect(ask(number)).toBe(refused(38));
  });

  it('lets only sockets of this machine and of IP be made: none to the host of a virtual machine', () => {
    for (const family of [1, 2, 10, 16]) expect(ask(plain.socket, family)).toBe(ALLOW);
    for (const family of [17, 38, 40]) expect(ask(plain.socket, family)).toBe(refused(97));
  });

  it('lets nothing be typed into a terminal', () => {
    expect(ask(plain.ioctl, 1, 0x5412)).toBe(refused(1));
    expect(ask(plain.ioctl, 1, 0x5413)).toBe(ALLOW);
  });

  it('ends a program of another architecture', () => {
    expect(verdict(program, plain.read, 0x4000_0003)).toBe(KILL);
  });

  it('is short enough for the kernel', () => {
    expect(program.length / 8).toBeLessThan(4_096);
  });
});

it('the x32 interface is no way round the list', () => {
  expect(verdict(seccompFilter('x64'), 0x4000_0000 + 165, ARCHES.x64)).toBe(refused(38));
});
