import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectorActions, collectorCalls } from './read-role/calls.ts';
import { readPolicy, readRoleTemplate } from './read-role/template.ts';
import { repoRoot } from './toolchain.ts';

/** `npm run read-role`: writes the read role of `infra/portal/onboard`, and the table of the Access page, anew from the calls that the
 * collector makes. */
const actions = collectorActions(repoRoot);
const onboard = join(repoRoot, 'infra/portal/onboard');
writeFileSync(join(onboard, 'read-role.template.yaml'), readRoleTemplate(actions));
writeFileSync(
  join(onboard, 'terraform/read-policy.json'),
  `${JSON.stringify(readPolicy(actions), null, 2)}\n`,
);
writeFileSync(
  join(repoRoot, 'lib/domain/membership/read-calls.json'),
  `${JSON.stringify(collectorCalls(repoRoot), null, 2)}\n`,
);
process.stdout.write(`${actions.length} calls: ${actions.join(', ')}\n`);
