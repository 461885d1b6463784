import { parseArgs } from 'node:util';
import { fetchInto } from './corpus/fetch.ts';
import { type Measured, measured } from './corpus/measure.ts';
import { inputsBelow } from './corpus/read.ts';

// `npm run corpus -- DIR --fetch [--only text]` fills a folder with public templates (npm and PyPI). `npm run corpus -- DIR [--peer] [--only text] [--details]`: any folder of templates, states and plans, offline. Prints JSON: counts,
// problems, lines that an independent list expects and the graph has not, by rule. `--peer` draws each template with
// `cfn-dia` too (by npx: needs the registry once) and lists its lines that are none of ours with the reason.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fetch: { type: 'boolean', default: false },
    peer: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('npm run corpus -- <folder> [--fetch] [--peer] [--only <part of a path>] [--details]');
  process.exit(2);
}
if (values.fetch) {
  console.log(JSON.stringify(fetchInto(folder, values.only ?? ''), undefined, 2));
  process.exit(0);
}
const all = inputsBelow(folder)
  .filter(({ path }) => path.includes(values.only ?? ''))
  .map((input) => measured(input, values.peer));
const missing = all.flatMap((each) => each.missing);
const expected = all.flatMap((each) => each.expected);
const peers = all.flatMap(({ peer }) => peer ?? []);
console.log(
  JSON.stringify(
    {
      inputs: all.length,
      threw: all.flatMap(({ path, threw }) => (threw === undefined ? [] : [`${path}: ${threw}`])),
      nodes: sum(all, (each) => each.nodes),
      edges: sum(all, (each) => each.edges),
      unknownKinds: counted(all.flatMap((each) => each.unknown)),
      expected: expected.length,
      missing: missing.length,
      byRule: Object.fromEntries(
        Object.entries(counted(expected)).map(([rule, count]) => [
          rule,
          `${missing.filter((line) => line.startsWith(`${rule}: `)).length} / ${count}`,
        ]),
      ),
      problems: counted(all.flatMap((each) => each.problems)),
      findings: counted(all.flatMap((each) => each.findings)),
      slowest: Math.max(0, ...all.map((each) => each.ms)),
      ...(values.peer
        ? {
            peer: {
              lines: sum(peers, (each) => each.lines),
              notOurs: sum(peers, (each) => each.notOurs.length),
              why: counted(peers.flatMap((each) => each.notOurs.map((line) => line.replace(/^.*?\): /, '')))),
            },
          }
        : {}),
      ...(values.details ? { details: all.filter(worthALook) } : {}),
    },
    undefined,
    2,
  ),
);
process.exit(all.some(({ threw }) => threw !== undefined) ? 1 : 0);

function worthALook({ missing: lines, findings, peer }: Measured): boolean {
  return lines.length + findings.length + (peer?.notOurs.length ?? 0) > 0;
}

function sum<Item>(list: readonly Item[], of: (item: Item) => number): number {
  return list.reduce((total, each) => total + of(each), 0);
}

function counted(list: readonly string[]): Record<string, number> {
  const counts = Object.entries(Object.groupBy(list, (each) => each));
  return Object.fromEntries(
    counts.map(([key, same]) => [key, same?.length ?? 0] as const).toSorted((a, b) => b[1] - a[1]),
  );
}
