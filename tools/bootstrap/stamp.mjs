import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A hash of everything that decides whether an installation is still the right one. */
export function fingerprint(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(String(part)).update('\0');
  return hash.digest('hex');
}

/** True when the stamp says that exactly this was installed to the end. */
export function isStamped(file, wanted) {
  try {
    return readFileSync(file, 'utf8').trim() === wanted;
  } catch {
    return false;
  }
}

/** Writes a file whole or not at all: a killed bootstrap must not leave half of one. */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
