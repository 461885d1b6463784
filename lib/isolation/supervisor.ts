import { existsSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type CarryOutServices, carryOut } from './carry-out.ts';
import { frame, frameReader } from './inside/frames.ts';
import { type Asked, journal } from './journal.ts';
import type { StepProcess } from './launch.ts';
import { holdSocket, runtimeFolder, seenPath } from './place.ts';
import type { StepOrder } from './step-order.ts';

/** How long a step that was told to stop may take before it is ended. */
const STOP_WITHIN_MS = 30_000;
/** An apply whose runner never came back is waited for this long, so that its end is not lost. */
const COLLECTED_WITHIN_MS = 24 * 3_600_000;
/** From its start to the first follower, though it may have ended until then: a busy runner comes late to a step of a moment. */
const FOLLOWED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 30_000;

export type SupervisorServices = Pick<CarryOutServices, 'now' | 'renew'> & {
  /** Called once somebody may follow. */
  readonly ready: () => void;
};

/**
 * Runs one step to its end: owns its process, its sockets, its keys and the lock of its folder. Nobody who follows
 * is needed for it to go on, where the step says that it outlives its runner.
 */
export async function supervise(order: StepOrder, { now, renew, ready }: SupervisorServices): Promise<void> {
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

  /** Nobody waits for what it does. */
  function leave(): void {
    stop('its runner is gone');
    collected.resolve();
  }

  function timeIsOver(): void {
    const { minutes, whenOver } = request.limits;
    const text = `it has run for ${minutes} minutes`;
    story.write({ type: 'note' }, Buffer.from(text));
    if (whenOver === 'stop') stop(text);
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
  await new Promise<void>((resolve, reject) => {
    hold.on('error', reject);
    hold.listen(holdSocket(request), resolve);
  });
  ready();

  const unfollowed = setTimeout(
    () => followers.size === 0 && !request.outlives && leave(),
    FOLLOWED_WITHIN_MS,
  );
  const overTime = setTimeout(timeIsOver, request.limits.minutes * 60_000);
  const onStart = (started: StepProcess) => {
    child = started;
    if (stopping !== undefined) child.line.write(frame({ type: 'stop' }));
  };
  const { codes, problem } = await carryOut(order, { now, renew, story, onStart }).catch((error: Error) => ({
    codes: {},
    problem: error.message,
  }));
  clearTimeout(overTime);
  const why = stopping ?? problem;
  story.write({ type: 'end', codes, ...(why === undefined ? {} : { problem: why }) });
  rmSync(runtimeFolder(request), { recursive: true, force: true });
  if (kind === 'none') rmSync(seenPath(kind, request, '/tmp'), { recursive: true, force: true });

  const patience = setTimeout(collected.resolve, COLLECTED_WITHIN_MS);
  // Whoever removed its folder will not ask what became of it.
  const looking = setInterval(() => existsSync(holdSocket(request)) || collected.resolve(), LOOK_EVERY_MS);
  await collected.promise;
  for (const each of [unfollowed, patience]) clearTimeout(each);
  clearInterval(looking);
  await heardByAll(followers);
  hold.close();
}

/** Several follow where a run was taken over from a runner that was only slow: what one of them has taken, another may still read. */
async function heardByAll(followers: Iterable<Socket>): Promise<void> {
  const closed = [...followers].map(
    (each) => new Promise<void>((resolve) => each.once('close', () => resolve()).end()),
  );
  await Promise.race([Promise.all(closed), pause(FOLLOWED_WITHIN_MS)]);
}
