import { createHash } from 'node:crypto';
import { type ZipOptions, zipSync } from 'fflate';

/** Path in the archive (forward slashes) to content. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** `sha256` as hex names an artifact by content; `sha256Base64` is Terraform's `filebase64sha256` and Lambda's CodeSha256. */
export type Zip = { bytes: Uint8Array; sha256: string; sha256Base64: string };

const PLAIN = 0o100644;
const PROGRAM = 0o100755;

/** Zips so that the same files give the same bytes on any machine, at any time, in any order. */
export function zip(files: Files, programs: ReadonlySet<string> = new Set()): Zip {
  const sorted = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => [name, programs.has(name) ? runnable(content) : content] as const);
  const bytes = zipSync(Object.fromEntries(sorted), {
    level: 9,
    // fflate reads the local clock fields of this date, so it is built from local fields: any zone gives 1980-01-01.
    mtime: new Date(1980, 0, 1),
    os: 3,
    // Lambda runs as a user who owns nothing here: plain file, readable by all.
    attrs: PLAIN << 16,
  });
  const hash = createHash('sha256').update(bytes).digest();
  return { bytes, sha256: hash.toString('hex'), sha256Base64: hash.toString('base64') };
}

/** A bootstrap of its own must be run by Lambda. */
const runnable = (content: Uint8Array): [Uint8Array, ZipOptions] => [
  content,
  { attrs: PROGRAM << 16, os: 3 },
];
