import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type StateLocation =
  | { readonly kind: 'local' /** Absolute, as Terraform sees it. */; readonly path: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string; readonly region: string };

const FILE = 'yagura_override.tf';

/**
 * Puts the state where `portal.yaml` says, whatever the commit says: an override file replaces the commit's
 * backend. S3 locks natively (`use_lockfile`), so no table is needed.
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function placeState(directory: string, state: StateLocation): void {
  const settings: Record<string, string | boolean> =
    state.kind === 'local'
      ? { path: state.path }
      : { bucket: state.bucket, key: state.key, region: state.region, encrypt: true, use_lockfile: true };
  const lines = Object.entries(settings).map(([name, value]) => `    ${name} = ${literal(value)}`);
  writeFileSync(
    join(directory, FILE),
    `terraform {\n  backend "${state.kind}" {\n${lines.join('\n')}\n  }\n}\n`,
  );
}

/** A text without interpolation. */
const literal = (value: string | boolean): string =>
  JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{');
