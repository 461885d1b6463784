import { createServer, type Server } from 'node:http';
import { previewLine, previewLines } from './lines.ts';
import { previewMetrics } from './metrics.ts';
import { previewReports } from './reports.ts';

/** TEST DATA behind the collector's own protocol. */
export function previewCollector(port: number, token: string): Server {
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/tail') {
      const environment = url.searchParams.get('environment') ?? '';
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      let seq = 0;
      const timer = setInterval(() => {
        const line = previewLine(environment, Date.now(), seq);
        response.write(`${JSON.stringify({ kind: 'line', seq: seq++, line, late: seq % 17 === 0 })}\n`);
        if (seq % 40 === 0) {
          const gap = {
            kind: 'gap',
            seq: seq++,
            group: line.group,
            from: Date.now() - 2_600,
            to: Date.now(),
            cause: 'throttled',
          };
          response.write(`${JSON.stringify(gap)}\n`);
        }
      }, 700);
      request.on('close', () => clearInterval(timer));
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { question, ask } = JSON.parse(body);
      const value =
        question === 'metrics'
          ? previewMetrics(ask.environment, ask.range)
          : question === 'reports'
            ? previewReports(ask.environment, ask.range)
            : { lines: previewLines(ask.environment), complete: true };
      response.writeHead(200, { 'content-type': 'application/json' });
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
