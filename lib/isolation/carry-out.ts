import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dividedGroup, type StepGroup, stepGroup } from './cgroup.ts';
import { type KeyKeeper, keyKeeper } from './credential-endpoint.ts';
import { type Doors, openDoors, walledDoors } from './doors.ts';
import { type Heard, heard } from './heard.ts';
import { frame, frameReader } from './inside/frames.ts';
import type { Order, Said } from './inside/order.ts';
import type { Journal } from './journal.ts';
import { type StepProcess, startBare, startBubble } from './launch.ts';
import { runtimeFolder, seenPath } from './place.ts';
import type { IssuedKeys, StepRole } from './port.ts';
import type { StepOrder } from './step-order.ts';

export type CarryOutServices = {
  readonly now: () => number;
  readonly renew: (role: StepRole) => Promise<IssuedKeys>;
  readonly story: Journal;
  /** Called with the process as soon as there is one. */
  readonly onStart: (child: StepProcess) => void;
};

/** Opens a step's doors, starts it, hears it to its end, and closes everything again. */
export async function carryOut(
  order: StepOrder,
  services: CarryOutServices,
): Promise<{ codes: Readonly<Record<string, number>>; problem: string | undefined }> {
  const { request, kind } = order;
  const { story, now } = services;
  const note = (text: string) => story.write({ type: 'note' }, Buffer.from(text));
  const seen = (path: string) => seenPath(kind, request, path);
  const folder = runtimeFolder(request);
  const sockets = join(folder, 'run');
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  const options = {
    sockets,
    keys: request.role && keeperOf(request.role, services),
    network: request.network,
    onRefused: note,
  };
  const walled = kind === 'bubblewrap';
  const doors = walled ? await walledDoors(options) : await openDoors(options, seen('/in/aws-token'));
  const token = doors.token === undefined ? {} : { 'aws-token': Buffer.from(doors.token) };
  const files = { ...order.files, ...token };
  if (!walled) layOut(files, seen);
  const group = groupOf(order);
  try {
    const child = walled ? startBubble({ order, files, sockets, group }) : startBare(order, group);
    const told = heard(request, story, now);
    const violation = listen(child, told);
    services.onStart(child);
    child.line.write(frame({ type: 'order' }, Buffer.from(JSON.stringify(orderOf(order, doors)))));
    const words = await child.ended;
    const end = told.ended() ?? { problem: `the step ended before its time: ${violation() ?? words}` };
    return { codes: told.codes, problem: end.problem };
  } finally {
    doors.close();
    group?.remove(note);
  }
}

/** Whoever follows is told of all keys, the first ones too: a later runner has not seen them. */
function keeperOf(role: StepRole, { now, renew, story }: CarryOutServices): KeyKeeper {
  const tell = (keys: IssuedKeys) => story.write({ type: 'keys' }, Buffer.from(JSON.stringify(keys)));
  tell(role.keys);
  return keyKeeper(role.keys, () => renew(role), now, tell);
}

function groupOf({ request }: StepOrder): StepGroup | undefined {
  const parent = dividedGroup();
  return parent === undefined ? undefined : stepGroup(parent, `${process.pid}`, request.limits);
}

/** Without walls files lie on the disk while the step runs, for this user alone. */
function layOut(files: Readonly<Record<string, Buffer>>, seen: (path: string) => string): void {
  for (const each of ['/in', '/out', '/home/step', '/tmp'])
    mkdirSync(seen(each), { recursive: true, mode: 0o700 });
  for (const [name, bytes] of Object.entries(files))
    writeFileSync(seen(`/in/${name}`), bytes, { mode: 0o400 });
}

/** @returns what the init said that no init says, once it has */
function listen(child: StepProcess, told: Heard): () => string | undefined {
  let violation: string | undefined;
  const read = frameReader<Said>((each) => told.take(each));
  child.line.on('error', () => undefined);
  child.line.on('data', (chunk) => {
    if (violation !== undefined) return;
    try {
      read(chunk as Buffer);
    } catch (error) {
      violation = (error as Error).message;
      child.kill();
    }
  });
  return () => violation;
}

const orderOf = ({ request }: StepOrder, doors: Doors): Order => ({
  cwd: request.cwd,
  env: { ...request.env, ...doors.env },
  commands: request.commands.map(({ captured: _, ...command }) => command),
  results: request.results ?? [],
  forwards: doors.forwards,
});
