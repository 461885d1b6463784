import { readdirSync, writeFileSync } from 'node:fs';
import { KIND_TABLE } from '#lib/domain/graph/kind-table.ts';
import { deployActions } from './aws-tables/deploy-actions.ts';
import { resourceTypes } from './aws-tables/resource-types.ts';
import { samTables } from './aws-tables/sam.ts';
import { sensitiveAttributes } from './aws-tables/sensitive-attributes.ts';
import { specTypes } from './aws-tables/spec.ts';

/**
 * Writes what AWS publishes about its types into `lib/**\/tables`: names, addresses and ARNs, and what SAM makes of
 * policy templates and connectors, what a deploy asks IAM for, and what Terraform's provider marks sensitive. Run by hand when a new version should be read; the results are committed.
 */
const [python = ''] = readdirSync('.yagura/python/ministack/lib');
const known = new Set<string>(Object.values(KIND_TABLE).flatMap(({ types }) => [...types]));
const spec = await specTypes();
const { policies, connectors } = samTables(python);

const types = resourceTypes(spec, known);
write('lib/cloudformation/tables/resource-types.json', types);
write('lib/domain/deploy/denials/tables/deploy-actions.json', deployActions(known, types));
write('lib/cloudformation/tables/sam-policies.json', policies);
write('lib/cloudformation/tables/sam-connectors.json', connectors);
write('lib/terraform/json/tables/sensitive-attributes.json', sensitiveAttributes());

function write(path: string, table: unknown): void {
  const rows = Object.entries(table as Record<string, unknown>).map(
    ([name, row]) => `  ${JSON.stringify(name)}: ${JSON.stringify(row)}`,
  );
  writeFileSync(path, `{\n${rows.join(',\n')}\n}\n`);
  process.stdout.write(`${path}: ${rows.length} rows\n`);
}
