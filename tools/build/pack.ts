import { readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cdkAssets, withAssetPaths } from '#lib/cloudformation/cdk-assets.ts';
import { type LocalKind, localPaths } from '#lib/cloudformation/local-code.ts';
import type {
  PackageManifest,
  PackedArtifact,
  PackedTemplate,
} from '#lib/cloudformation/package-manifest.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import { BuildRefused } from './refused.ts';
import { zip } from './zip.ts';

// Runs inside of a step, after what a repository brings: gathers what a built template names by a path, in one file
// that leaves the step. What it says is checked again outside.

const { values } = parseArgs({
  options: {
    template: { type: 'string' },
    root: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
});
const { template: first = '', out = '' } = values;
const roots = (values.root ?? []).map((each) => realpathSync(each));

const templates: PackedTemplate[] = [];
const artifacts: PackedArtifact[] = [];
const bytes: Uint8Array[] = [];
const known = new Map<string, number>();
let offset = 0;

try {
  addTemplate(inRoots(first, first));
  const manifest: PackageManifest = { templates, artifacts };
  writeFileSync(path.join(out, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(out, 'artifacts'), Buffer.concat(bytes));
} catch (error) {
  if (!(error instanceof BuildRefused)) throw error;
  console.error(error.message);
  process.exit(1);
}

/** @returns its place among the templates */
function addTemplate(file: string): number {
  const parsed = parseTemplate(readFileSync(file, 'utf8'), path.basename(file));
  const [problem] = parsed.problems;
  if (problem) throw new BuildRefused(`${problem.where}: ${problem.detail}`);
  const template = withAssetPaths(parsed.value, cdkAssets(manifestBeside(file)));
  const index = templates.length;
  const places: PackedTemplate['places'][number][] = [];
  templates.push({ template, places });
  for (const { logicalId, path: named, kind } of localPaths(template)) {
    const real = inRoots(path.resolve(path.dirname(file), named), named);
    places.push({ logicalId, kind, index: once(real, kind, named) });
  }
  return index;
}

function once(real: string, kind: LocalKind, named: string): number {
  const key = `${kind} ${real}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const index = kind === 'template' ? addTemplate(real) : addArtifact(real, kind, named);
  known.set(key, index);
  return index;
}

function addArtifact(real: string, kind: PackedArtifact['kind'], name: string): number {
  const content = kind === 'code' ? codeOf(real) : readFileSync(real);
  artifacts.push({ name, kind, offset, length: content.byteLength });
  bytes.push(content);
  offset += content.byteLength;
  return artifacts.length - 1;
}

/** A folder or file as Lambda takes it; an archive is one already. */
function codeOf(real: string): Uint8Array {
  if (real.endsWith('.zip') || real.endsWith('.jar')) return readFileSync(real);
  const single = statSync(real).isFile();
  const files = single ? [path.basename(real)] : readdirSync(real, { recursive: true, encoding: 'utf8' });
  const base = single ? path.dirname(real) : real;
  const found = new Map<string, Uint8Array>();
  const programs = new Set<string>();
  for (const each of files) {
    const file = inRoots(path.join(base, each), each);
    const about = statSync(file);
    if (!about.isFile()) continue;
    const name = each.split(path.sep).join('/');
    found.set(name, readFileSync(file));
    if (about.mode & 0o100) programs.add(name);
  }
  return zip(found, programs).bytes;
}

/** @throws BuildRefused where it is not there, or a link leads out of what the step was given */
function inRoots(file: string, named: string): string {
  let real: string;
  try {
    real = realpathSync(file);
  } catch {
    throw new BuildRefused(`${named}: the build made no such file or folder`);
  }
  if (roots.some((root) => real === root || real.startsWith(root + path.sep))) return real;
  throw new BuildRefused(`${named}: leads out of the repository`);
}

function manifestBeside(file: string): unknown {
  const ending = '.template.json';
  if (!file.endsWith(ending)) return undefined;
  try {
    return JSON.parse(readFileSync(`${file.slice(0, -ending.length)}.assets.json`, 'utf8'));
  } catch {
    return undefined;
  }
}
