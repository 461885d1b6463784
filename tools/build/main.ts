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
  --file      the zip itself, instead of --out; one for each name, in their order
  --unpacked  write the files themselves into --out (one name only)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    file: { type: 'string', multiple: true, default: [] },
    root: { type: 'string' },
    unpacked: { type: 'boolean', default: false },
  },
});
const named = (given: string) =>
  artifacts.find(({ name, logicalId }) => given === name || given === logicalId);
const asked = positionals.length === 1 && positionals[0] === 'all' ? artifacts : positionals.map(named);
const wanted = asked.filter((each) => each !== undefined);
const { out, file: files, unpacked } = values;
if (
  wanted.length === 0 ||
  wanted.length < asked.length ||
  (out === undefined) === (files.length === 0) ||
  (files.length > 0 && files.length !== wanted.length) ||
  (unpacked && wanted.length > 1)
) {
  console.error(usage);
  process.exit(2);
}

const root = path.resolve(values.root ?? path.join(import.meta.dirname, '../..'));
const folder = out ?? '';
// One reader of the sources for all of them: to start it takes longer than to bundle a function.
const builds = await Promise.allSettled(
  wanted.map((artifact, index) => {
    const outFile = files[index] ?? path.join(folder, `${artifact.name}.zip`);
    return buildArtifact(artifact, root, unpacked ? { outDir: folder } : { outFile });
  }),
);
let failed: unknown;
for (const [index, build] of builds.entries()) {
  if (build.status === 'rejected') failed ??= build.reason;
  // Whoever asked for several reads how far it went: the first that is not named here is the one that failed.
  else if (failed === undefined)
    console.log(`${wanted[index]?.name} ${build.value.sha256} ${build.value.bytes.length} bytes`);
}
if (failed !== undefined) throw failed;
