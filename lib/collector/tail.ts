import type { ServerResponse } from 'node:http';
import { environmentOf } from '#lib/config/portal-config.ts';
import { parseCursor } from '#lib/domain/logs/tail-cursor.ts';
import { isForged } from './hub/hub.ts';
import type { Hubs } from './hub/hubs.ts';
import { viewer } from './hub/viewer.ts';
import { logGroupsOf } from './log-groups.ts';
import { BadRequest } from './server.ts';
import type { CollectorServices } from './services.ts';

/** Proxies and browsers end what is quiet for longer. */
const BEAT_MS = 15_000;

/**
 * `GET /tail?environment=…&groups=a,b&after=…`: server-sent events, each with a cursor as its id, until either side
 * leaves. `after` is such a cursor: what came since is sent first, or told as a gap.
 */
export async function tail(
  services: CollectorServices,
  hubs: Hubs,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const environment = environmentOf(services.config.current(), query.get('environment') ?? '');
  const labels = (query.get('groups') ?? '').split(',').filter((each) => each !== '');
  const after = query.get('after') ?? '';
  const cursor = after === '' ? new Map() : parseCursor(after);
  if (!cursor) throw new BadRequest('after is no place in this stream');
  const groups = await logGroupsOf(services, environment, labels);
  if (!groups.ok) throw new BadRequest(`log groups: ${groups.error.kind}`);
  const aws = services.aws(environment);
  const held = groups.value.map(({ name }) => hubs.follow(aws, name));
  const followed = held.map(({ hub }) => ({ hub, from: cursor.get(hub.mark) }));
  const letGo = () => {
    for (const each of held) each.letGo();
  };
  if (followed.some(({ hub, from }) => from && isForged(hub, from))) {
    letGo();
    throw new BadRequest('after is a place that this stream has not come to');
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.flushHeaders();
  const { drained, beat, leave } = viewer({ write: (text) => response.write(text) }, followed);
  response.on('drain', drained);
  const beats = setInterval(beat, BEAT_MS);
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    if (response.destroyed) resolve();
  });
  clearInterval(beats);
  leave();
  letGo();
}
