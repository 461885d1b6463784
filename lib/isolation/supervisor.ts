import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { dividedGroup, stepGroup } from './cgroup.ts';
import { type KeyKeeper, keyKeeper } from './credential-endpoint.ts';
import { openDoors, walledDoors } from './doors.ts';
import { heard } from './heard.ts';
import { type Frame, frame, frameReader } from './inside/frames.ts';
import type { Order, Said } from './inside/order.ts';
import { type Asked, journal } from './journal.ts';
import { type StepProcess, startBare, startBubble } from './launch.ts';
import { holdSocket, runtimeFolder, seenPath } from './place.ts';
import type { IssuedKeys, StepRole } from './port.ts';
import type { StepOrder } from './step-order.ts';

/** How long a step that was told to stop may take before it is ended. */
const STOP_WITHIN_MS = 30_000;
/** An apply whose runner never came back is waited for this long, so that its end is not lost. */
const COLLECTED_WITHIN_MS = 24 * 3_600_000;
/** From its start to the first follower. */
const FOLLOWED_WITHIN_MS = 60_000;

export type SupervisorServices = {
  readonly now: () => number;
  readonly renew: (role: StepRole) => Promise<IssuedKeys>;
  /** Called once somebody may follow. */
  readonly ready: () => void;
};

/**
 * Runs one step to its end: owns its process, its sockets, its keys and the lock of its folder. Nobody who follows
 * is needed for it to go on, where the step says that it outlives its runner.
 */
export async function supervise(order: StepOrder, services: SupervisorServices): Promise<void> {
  const { request, kind } = order;
  const story = journal();
  const collected = Promise.withResolvers<void>();
  const followers = new Set<Socket>();
  let child: StepProcess | undefined;
  let stopping: string | undefined;

  function stop(why: string): void {
    if (stopping !== undefined) return;
    stopping = why;
    child?.line.write(frame({ type: 'stop' }));
    setTimeout(() => child?.kill(), STOP_WITHIN_MS).unref();
  }

  const hold = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (followers.delete(socket) && !request.outlives && followers.size === 0) leave();
    });
    const read = frameReader<Asked>(({ head }) => {
      if (head.type === 'stop') stop('it was stopped');
      else if (head.type === 'collected') collected.resolve();
      else {
        followers.add(socket);
        story.follow(socket);
      }
    });
    socket.on('data', (chunk) => read(chunk as Buffer));
  });

  /** Nobody waits for what it does. */
  function leave(): void {
    stop('its runner is gone');
    collected.resolve();
  }

  await new Promise<void>((resolve, reject) => {
    hold.on('error', reject);
    hold.listen(holdSocket(request), resolve);
  });
  services.ready();
  const unfollowed = setTimeout(
    () => followers.size === 0 && !request.outlives && leave(),
    FOLLOWED_WITHIN_MS,
  );

  const folder = runtimeFolder(request);
  try {
    const { codes, problem } = await runStep();
    const why = stopping === undefined ? problem : stopping;
    story.write({ type: 'end', codes, ...(why === undefined ? {} : { problem: why }) });
  } catch (error) {
    story.write({ type: 'end', codes: {}, problem: (error as Error).message });
  }
  rmSync(folder, { recursive: true, force: true });
  if (kind === 'none') rmSync(seenPath(kind, request, '/tmp'), { recursive: true, force: true });
  clearTimeout(unfollowed);
  const patience = setTimeout(collected.resolve, COLLECTED_WITHIN_MS);
  if (followers.size === 0 && !request.outlives) collected.resolve();
  await collected.promise;
  clearTimeout(patience);
  for (const each of followers) each.end();
  hold.close();

  async function runStep() {
    const seen = (path: string) => seenPath(kind, request, path);
    const sockets = join(folder, 'run/yagura');
    mkdirSync(sockets, { recursive: true, mode: 0o700 });
    if (kind === 'none')
      for (const each of ['/in', '/out', '/home/step', '/tmp'])
        mkdirSync(seen(each), { recursive: true, mode: 0o700 });
    const keys = request.role && keeper(request.role);
    const options = {
      sockets,
      keys,
      network: request.network,
      onRefused: (text: string) => story.write({ type: 'note' }, Buffer.from(text)),
    };
    const doors =
      kind === 'bubblewrap' ? await walledDoors(options) : await openDoors(options, seen('/in/aws-token'));
    const files = {
      ...order.files,
      ...(doors.token === undefined ? {} : { 'aws-token': Buffer.from(doors.token) }),
    };
    if (kind === 'none')
      for (const [name, bytes] of Object.entries(files))
        writeFileSync(join(folder, 'in', name), bytes, { mode: 0o400 });
    const parent = dividedGroup();
    const group = parent === undefined ? undefined : stepGroup(parent, `${process.pid}`, request.limits);
    const timer = setTimeout(timeIsOver, request.limits.minutes * 60_000);
    try {
      child =
        kind === 'bubblewrap' ? startBubble({ order, files, sockets, script: 'init.ts' }) : startBare(order);
      if (child.pid !== undefined) group?.add(child.pid);
      const told = heard(request, story, services.now);
      const read = frameReader<Said>((each: Frame<Said>) => told.take(each));
      child.line.on('data', (chunk) => read(chunk as Buffer));
      child.line.on('error', () => undefined);
      const sent: Order = {
        cwd: request.cwd,
        env: { ...request.env, ...doors.env },
        commands: request.commands.map(({ captured: _, ...command }) => command),
        results: request.results ?? [],
        forwards: doors.forwards,
      };
      child.line.write(frame({ type: 'order' }, Buffer.from(JSON.stringify(sent))));
      if (stopping !== undefined) child.line.write(frame({ type: 'stop' }));
      const words = await child.ended;
      const end = told.ended() ?? { problem: `the step ended before its time: ${words}` };
      return { codes: told.codes, problem: end.problem };
    } finally {
      clearTimeout(timer);
      doors.close();
      group?.remove();
    }
  }

  function timeIsOver(): void {
    const { minutes, whenOver } = request.limits;
    const text = `it has run for ${minutes} minutes`;
    story.write({ type: 'note' }, Buffer.from(text));
    if (whenOver === 'stop') stop(text);
  }

  function keeper(role: StepRole): KeyKeeper {
    return keyKeeper(
      role.keys,
      () => services.renew(role),
      services.now,
      (keys) => story.write({ type: 'keys' }, Buffer.from(JSON.stringify(keys))),
    );
  }
}
