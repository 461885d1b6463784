import { createServer, type Server } from 'node:http';
import { scannedSamples } from '#components/gallery/discovery-samples.ts';
import type { Questions } from '#lib/collector/protocol.ts';
import { nearest } from '#lib/domain/logs/nearest.ts';
import { wireEvent } from '#lib/domain/logs/tail-wire.ts';
import { failedAfter } from '#lib/domain/reading.ts';
import { instant } from '#lib/domain/time.ts';
import { previewKept, previewResult } from './insights.ts';
import { previewLines } from './lines.ts';
import { previewMetrics } from './metrics.ts';
import type { previewPictures } from './pictures.ts';
import { previewReports } from './reports.ts';
import { previewTail } from './tail.ts';

/** TEST DATA behind the collector's own protocol. */
export function previewCollector(
  port: number,
  token: string,
  pictures: ReturnType<typeof previewPictures>,
): Server {
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/tail') {
      const environment = url.searchParams.get('environment') ?? '';
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const end = previewTail(environment, (event) =>
        response.write(wireEvent('preview', JSON.stringify(event))),
      );
      request.on('close', end);
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { question, ask } = JSON.parse(body);
      if (question === 'scene' || question === 'picture') {
        const answer = question === 'scene' ? pictures.scene(ask) : pictures.picture(ask);
        answer.then(
          (drawn) => response.end(JSON.stringify(drawn)),
          (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
        );
        return;
      }
      const value =
        question === 'metrics'
          ? previewMetrics(ask.environment, ask.range)
          : question === 'reports'
            ? previewReports(ask.environment, ask.range)
            : question.startsWith('insights-')
              ? previewInsights(question)
              : question === 'discover'
                ? previewDiscovery(ask.account)
                : previewLogs(ask);
      response.writeHead(200, { 'content-type': 'application/json' });
      if (question === 'discover' && !previewDiscovery(ask.account).seen) {
        response.end(JSON.stringify(refusedRole(ask.account)));
        return;
      }
      response.end(
        JSON.stringify({
          state: 'ready',
          value,
          asOf: Date.now() - 38_000,
          freshFor: 180_000,
          source: 'test data',
          missing: [],
          ...(ask.range?.to > Date.now() - 180_000 ? { provisional: true } : {}),
        }),
      );
    });
  });
  server.listen(port, '127.0.0.1');
  return server;
}

let looks = 0;

function previewInsights(question: string): unknown {
  if (question === 'insights-kept') return previewKept;
  if (question === 'insights-start') looks = 0;
  return question === 'insights-start'
    ? 'query-1'
    : question === 'insights-stop'
      ? true
      : previewResult(++looks);
}

/** As many lines as the collector would give, and whether these are all. */
function previewLogs(ask: Questions['logs']['ask']): Questions['logs']['answer'] {
  const all = previewLines(ask.environment, ask.range, wordsOf(ask.filter));
  const lines = ask.around === undefined ? all.slice(-ask.limit) : nearest(all, ask.around, ask.limit);
  return { lines, complete: lines.length === all.length };
}

/** The words of `?"a" ?"b"`, the only pattern that the pages send. */
const wordsOf = (filter = ''): readonly string[] =>
  [...filter.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word);

const previewDiscovery = (account: string) => ({
  seen: scannedSamples(instant(Date.now())).find((each) => each.account === account)?.seen,
});

const refusedRole = (account: string) =>
  failedAfter(
    undefined,
    {
      ...{ kind: 'denied', principal: 'yagura-collector', action: 'sts:AssumeRole' },
      resource: `arn:aws:iam::${account}:role/yagura-read`,
    },
    instant(Date.now()),
    instant(Date.now() + 60_000),
  );
