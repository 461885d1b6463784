import { parseArgs } from 'node:util';
import { serveWeb } from '#lib/runtime/web/serve.ts';

const { values } = parseArgs({
  options: { hostname: { type: 'string' }, port: { type: 'string', default: '3000' } },
});
await serveWeb({ dir: process.cwd(), hostname: values.hostname, port: Number(values.port) });
