import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ports on loopback. Addresses of the gateway are written into what is deployed: it keeps its port. */
export type Ports = {
  readonly portal: number;
  readonly gateway: number;
  readonly postgres: number;
  readonly collector: number;
  /** Of the identity provider that `--oidc` starts. */
  readonly identity: number;
  /** Where web asks what the demo has staged. */
  readonly guide: number;
};

export const DEMO_PORTS: Ports = {
  portal: 3000,
  gateway: 4566,
  postgres: 4532,
  collector: 4100,
  identity: 4180,
  guide: 4190,
};

/** Secrets of this demo, made at its first start and kept beside its state. */
export type DemoSecrets = {
  readonly serviceToken: string;
  readonly sessionSecret: string;
  readonly planKey: string;
};

export function demoSecrets(dir: string): DemoSecrets {
  const file = join(dir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets;
  const secrets: DemoSecrets = {
    serviceToken: randomBytes(24).toString('base64url'),
    sessionSecret: randomBytes(36).toString('base64url'),
    planKey: randomBytes(32).toString('base64'),
  };
  mkdirSync(dir, { recursive: true });
  // PostgreSQL runs as another user when the demo runs as root, and must be able to walk to its files.
  chmodSync(dir, 0o755);
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
