import { expect, it } from 'vitest';
import { type DeclaredResource, resourceId } from '../graph/model.ts';
import { instant } from '../time.ts';
import { estimate } from './estimate.ts';
import { groupLines } from './groups-of-lines.ts';
import { inventoryBillables } from './inventory-lines.ts';
import { toolOfLine, withTools } from './line-tool.ts';
import { billedMonth } from './month.ts';

const MONTH = billedMonth(instant(Date.UTC(2026, 10, 29)), undefined);
const secret = (id: string, owner: DeclaredResource['owner']): DeclaredResource => ({
  ...{ id: resourceId(id), owner, type: 'AWS::SecretsManager::Secret', aliases: [], attributes: {} },
});

it('a line says what describes its resource: a stack of the CDK is not called SAM, OpenTofu not Terraform', () => {
  const stack = { stack: 'shelf', logicalId: 'Key' };
  const declared = [
    secret('tf:net#a', { kind: 'terraform', address: 'a', tool: 'opentofu' }),
    secret('cfn:shelf/Key', { kind: 'sam', ...stack, tool: 'cdk' }),
    secret('cfn:store/Key', { kind: 'sam', ...stack, tool: 'cloudformation' }),
    secret('cfn:app/Key', { kind: 'sam', ...stack }),
  ];
  const { lines } = withTools(estimate(inventoryBillables(declared, MONTH), 'us-east-1', MONTH), declared);
  expect(lines.map(toolOfLine)).toEqual(['opentofu', 'cdk', 'cloudformation', 'sam']);
  expect(
    groupLines(lines)
      .map(({ tool }) => tool)
      .toSorted(),
  ).toEqual([...['cdk', 'cloudformation', 'opentofu', 'sam']]);
});

it('of what an older build has stored its id tells the engine', () => {
  expect(['tf:net#a', 'cfn:app/Key', '/aws/lambda/x'].map((resource) => toolOfLine({ resource }))).toEqual([
    'terraform',
    'sam',
    undefined,
  ]);
});
