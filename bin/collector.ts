import { runCollector } from '#lib/runtime/collector.ts';

await runCollector();
