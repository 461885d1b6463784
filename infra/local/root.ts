import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The account's root: made once per state folder, never a well-known key. */
export interface RootCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Reads the root of this state folder, or makes one that only this user may read. */
export function rootOf(stateDir: string): RootCredentials {
  const file = join(stateDir, 'root.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as RootCredentials;
  const root: RootCredentials = {
    accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
  writeFileSync(file, JSON.stringify(root), { mode: 0o600 });
  return root;
}
