import path from 'node:path';
import { parseArgs } from 'node:util';
import { artifacts } from './artifacts.ts';
import { buildArtifact } from './build.ts';
import { BuildRefused } from './refused.ts';

// A commit's fault is told in its own words: a stack would name folders of this machine.
process.on('uncaughtException', (error) => {
  console.error(error instanceof BuildRefused ? error.message : error);
  process.exit(1);
});

const usage = `usage: node tools/build/main.ts <name>… --out <folder> [--root <clone>] [--unpacked]
  <name>      all, or any of ${artifacts.map(({ name }) => name).join(', ')}; a logical id of the SAM template works too
  --out       where <name>.zip goes
  --root      whose functions are built; this repo by default
  --file      the zip itself, instead of --out (one name only)
  --unpacked  write the files themselves into --out (one name only)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    file: { type: 'string' },
    root: { type: 'string' },
    unpacked: { type: 'boolean', default: false },
  },
});
const all = positionals.length === 1 && positionals[0] === 'all';
const wanted = artifacts.filter(
  ({ name, logicalId }) => all || positionals.some((given) => given === name || given === logicalId),
);
const missed = wanted.length === 0 || (!all && wanted.length < positionals.length);
const { out, file } = values;
if (
  (out === undefined) === (file === undefined) ||
  missed ||
  ((values.unpacked || file) && wanted.length > 1)
) {
  console.error(usage);
  process.exit(2);
}

const root = path.resolve(values.root ?? path.join(import.meta.dirname, '../..'));
for (const artifact of wanted) {
  const outFile = file ?? path.join(out ?? '', `${artifact.name}.zip`);
  const to = values.unpacked && out !== undefined ? { outDir: out } : { outFile };
  const built = await buildArtifact(artifact, root, to);
  console.log(`${artifact.name} ${built.sha256} ${built.bytes.length} bytes`);
}
