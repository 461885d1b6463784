import { setTimeout as pause } from 'node:timers/promises';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import { tailEvents } from '#lib/domain/logs/tail-wire.ts';
import type { Whoami } from '#lib/identity/whoami.ts';
import type { Readiness } from '#lib/queries/readiness.ts';
import type { Portal } from '../context.ts';
import { call, callJson, type Remote } from './call.ts';

/** A portal behind its address, asked with a token: the same commands, no database. */
export function remotePortal(remote: Remote, say: (text: string) => void): Portal {
  let known: Promise<Whoami> | undefined;
  const me = () => {
    known ??= callJson(remote, { path: '/api/whoami' }) as Promise<Whoami>;
    return known;
  };
  return {
    async ask<Args, Answer>({ name }: { readonly name: string }, args: Args): Promise<Answer> {
      const answer = await callJson(remote, { path: `/api/ask/${name}`, body: args });
      // JSON has no undefined: what a question does not know comes as null.
      return (answer ?? undefined) as Answer;
    },
    async environment(name) {
      const { defaultSystem, environments } = await me();
      const key = name.includes('/') ? name : `${defaultSystem}/${name}`;
      const found = environments.find((each) => each === key);
      if (found) return found;
      throw new Error(
        `no environment ${JSON.stringify(key)} at ${remote.portal}; you see: ${environments.join(', ')}`,
      );
    },
    tail: async (environment, groups) => tailOf(remote, environment, groups, say),
    // 503 is its own way to say that it is not ready; what is wrong stands in the answer.
    readiness: async () => (await (await call(remote, { path: '/api/health/ready' })).json()) as Readiness,
    // Nobody rings over HTTP: the command asks again when the time is up.
    nextNotice: (_, atMostMs) => pause(atMostMs, undefined, { signal: remote.signal }).catch(() => undefined),
  };
}

const AGAIN_AFTER_MS = 1_000;

/** Comes back by itself where it was, as a browser does, until the command ends. */
async function* tailOf(
  remote: Remote,
  environment: EnvironmentKey,
  groups: readonly string[],
  say: (text: string) => void,
): AsyncIterable<TailEvent> {
  const query = new URLSearchParams({ environment, groups: groups.join(',') });
  let last: string | undefined;
  while (!remote.signal.aborted) {
    try {
      const headers = { accept: 'text/event-stream', ...(last ? { 'last-event-id': last } : {}) };
      const response = await call(remote, { path: `/api/tail?${query}`, headers });
      if (!response.ok) throw new Error(`${remote.portal}: ${await response.text()}`);
      for await (const { id, event } of tailEvents(response.body ?? [])) {
        last = id || last;
        yield event;
      }
    } catch (error) {
      if (remote.signal.aborted) return;
      if (last === undefined) throw error;
      say(`-- ${(error as Error).message}; trying again`);
    }
    await pause(AGAIN_AFTER_MS, undefined, { signal: remote.signal }).catch(() => undefined);
  }
}
