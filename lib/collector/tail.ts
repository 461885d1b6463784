import type { ServerResponse } from 'node:http';
import { environmentOf } from '#lib/config/portal-config.ts';
import type { Hubs } from './hub/hubs.ts';
import { viewer } from './hub/viewer.ts';
import { logGroupsOf } from './log-groups.ts';
import { BadRequest } from './server.ts';
import type { CollectorServices } from './services.ts';

/** `GET /tail?environment=…&groups=a,b`: JSON lines of `TailEvent` until either side leaves. */
export async function tail(
  services: CollectorServices,
  hubs: Hubs,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const environment = environmentOf(services.config.current(), query.get('environment') ?? '');
  const labels = (query.get('groups') ?? '').split(',').filter((each) => each !== '');
  const groups = await logGroupsOf(services, environment, labels);
  if (!groups.ok) throw new BadRequest(`log groups: ${groups.error.kind}`);
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  response.flushHeaders();
  const { hear, drained } = viewer({ write: (text) => response.write(text) });
  response.on('drain', drained);
  const aws = services.aws(environment);
  const leaves = groups.value.map(({ name }) => hubs.follow(aws, name, hear));
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    if (response.destroyed) resolve();
  });
  for (const leave of leaves) leave();
}
