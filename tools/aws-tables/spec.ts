import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One type as `@aws-cdk/aws-service-spec` has it, as far as the tables ask. */
export type SpecType = {
  readonly cloudFormationType: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly primaryIdentifier?: readonly string[];
  readonly cfnRefIdentifier?: readonly string[];
  readonly arnTemplate?: string;
  readonly isStateful?: boolean;
};

export const SPEC = '@aws-cdk/aws-service-spec@0.1.216';

/** Every CloudFormation type. The package is put into a folder of its own: it is no dependency of the product. */
export async function specTypes(): Promise<readonly SpecType[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aws-tables-'));
  execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--silent', SPEC]);
  const entry = join(folder, 'node_modules/@aws-cdk/aws-service-spec/lib/index.js');
  const { default: spec } = await import(pathToFileURL(entry).href);
  return spec.loadAwsServiceSpecSync().all('resource');
}
