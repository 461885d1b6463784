import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maskerOf } from '#lib/domain/masking.ts';
import { changeSetChanges } from './change-set.ts';
import type { ChangeSetEntry } from './change-set-entry.ts';

const mask = maskerOf();
const side = (resources: object, parameters = {}) => ({ template: { Resources: resources }, parameters });
const modify = (more: object = {}): ChangeSetEntry => ({
  ResourceChange: {
    Action: 'Modify',
    LogicalResourceId: 'Fn',
    ResourceType: 'AWS::Lambda::Function',
    Replacement: 'False',
    Details: [],
    ...more,
  },
});

describe('changes of the recorded change set', () => {
  const recorded = JSON.parse(
    readFileSync(new URL('./fixtures/items-dev-app.change-set.json', import.meta.url), 'utf8'),
  ) as { Changes: ChangeSetEntry[] };
  const changes = changeSetChanges(recorded.Changes, undefined, side({}), mask);

  it('name what is made, changed and removed', () => {
    expect(changes.map(({ action, address }) => `${action} ${address}`).slice(0, 5)).toEqual([
      'may-replace Api',
      'delete ApiDeployment8e6f7484be',
      'create ApiDeploymentd5aea26bcb',
      'update ApiFunction',
      'may-replace ApiFunctionCreateItemPermissionStage',
    ]);
  });

  it('say which property changes to something that is not known yet', () => {
    const permission = changes.find(({ address }) => address === 'ApiFunctionHealthPermissionStage');
    expect(permission?.attributes.map(({ path, unknownAfter }) => [path, unknownAfter])).toEqual([
      ['SourceArn', true],
    ]);
    expect(permission?.risks).toEqual(['iam']);
  });
});

describe('a change', () => {
  it.each([
    ['Import', 'Fn', 'False', 'AWS::Lambda::Function', 'import'],
    ['Add', 'Fn', 'False', 'AWS::Lambda::Function', 'create'],
    ['Remove', 'Fn', 'False', 'AWS::Lambda::Function', 'delete'],
    ['Modify', 'Fn', 'True', 'AWS::Lambda::Function', 'replace'],
    ['Modify', 'Fn', 'Conditional', 'AWS::Lambda::Function', 'may-replace'],
    ['Modify', 'Fn', 'Conditional', 'AWS::DynamoDB::Table', 'may-replace'],
  ])(
    'that AWS calls %s (%s, replacement %s of %s) is: %s',
    (Action, id, Replacement, ResourceType, action) => {
      const there = side({ [id]: { Properties: { A: 1 } } });
      const entry = modify({ Action, Replacement, ResourceType, LogicalResourceId: id });
      const [found] = changeSetChanges([entry], there, side({ [id]: { Properties: { A: 2 } } }), mask);
      expect(found?.action).toBe(action);
    },
  );

  it('shows no value of a parameter that its template calls secret', () => {
    const template = (name: string) => ({
      Parameters: { Hook: { Type: 'String', NoEcho: true } },
      Resources: { Fn: { Properties: { Environment: { Variables: { [name]: { Ref: 'Hook' } } } } } },
    });
    const found = changeSetChanges(
      [modify()],
      { template: template('OLD'), parameters: { Hook: '****' } },
      { template: template('NEW'), parameters: { Hook: 'canary' } },
      mask,
    );
    expect(found[0]?.attributes.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it('shows no value under a secret name, beside one, or in a list of them', () => {
    const of = (one: string, two: string) =>
      side({
        Fn: {
          Properties: {
            Environment: { Variables: { DB_PASS: one } },
            Tags: [{ Key: 'api_token', Value: one }],
            Settings: [
              { OptionName: 'x', Name: 'pwd', Value: one },
              ...(two ? [{ Name: 'pwd', Value: two }] : []),
            ],
            AuthToken: { 'Fn::Sub': one },
            MasterPassword: { Ref: two || 'DbPassword' },
          },
        },
      });
    const found = changeSetChanges([modify()], of('canary-1', ''), of('canary-2', 'Other'), mask)[0]
      ?.attributes;
    expect(JSON.stringify(found)).not.toContain('canary');
    expect(found?.find(({ path }) => path === 'MasterPassword')?.after).toBe('{"Ref":"Other"}');
  });

  it('shows values of both templates, parameters put in', () => {
    const before = side({ Fn: { Properties: { Timeout: 3, Table: { Ref: 'T' } } } }, { T: 'a' });
    const after = side({ Fn: { Properties: { Timeout: 10, Table: { Ref: 'T' } } } }, { T: 'b' });
    expect(
      changeSetChanges([modify()], before, after, mask)[0]?.attributes.map(
        ({ path, before: was, after: is }) => [path, was, is],
      ),
    ).toEqual([
      ['Timeout', '3', '10'],
      ['Table', '"a"', '"b"'],
    ]);
  });

  it('is none of a parameter that is not given and stands at its default, as a deployed stack tells it', () => {
    const of = (parameters: object, fallback: unknown, timeout: number) => ({
      template: {
        Parameters: { Level: { Type: 'String', Default: fallback } },
        Resources: { Fn: { Properties: { Timeout: timeout, Level: { Ref: 'Level' } } } },
      },
      parameters: parameters as Record<string, string>,
    });
    const attributes = (before: object, after: object, fallback: unknown) =>
      changeSetChanges([modify()], of(before, 'INFO', 3), of(after, fallback, 10), mask)[0]?.attributes.map(
        ({ path, before: was, after: is }) => [path, was, is],
      );
    expect(attributes({ Level: 'INFO' }, {}, 'INFO')).toEqual([['Timeout', '3', '10']]);
    expect(attributes({ Level: '5' }, {}, 5)).toEqual([['Timeout', '3', '10']]);
    expect(attributes({ Level: 'INFO' }, {}, 'WARN')).toContainEqual(['Level', '"INFO"', '"WARN"']);
    expect(attributes({ Level: 'INFO' }, { Level: 'DEBUG' }, 'INFO')).toContainEqual([
      'Level',
      '"INFO"',
      '"DEBUG"',
    ]);
  });

  it('is none when neither CloudFormation nor the templates can name it', () => {
    const same = side({ Fn: { Properties: { Timeout: 3 } } });
    expect(changeSetChanges([modify()], same, same, mask)).toEqual([]);
  });

  it('that may replace something says so, and that data hangs on it', () => {
    const type = { ResourceType: 'AWS::DynamoDB::Table', Replacement: 'Conditional' };
    const [made] = changeSetChanges([modify(type)], undefined, side({}), mask);
    expect(made).toMatchObject({ action: 'may-replace', risks: ['stateful-replace'] });
    const [other] = changeSetChanges([modify({ Replacement: 'Conditional' })], undefined, side({}), mask);
    expect(other).toMatchObject({ action: 'may-replace', risks: [] });
  });

  it('names the property that forces a replacement', () => {
    const details = [
      { Target: { Attribute: 'Properties', Name: 'FunctionName', RequiresRecreation: 'Always' } },
      { Target: { Attribute: 'Properties', Name: 'Timeout', RequiresRecreation: 'Never' } },
    ];
    const [made] = changeSetChanges(
      [modify({ Replacement: 'True', Details: details })],
      side({ Fn: { Properties: { FunctionName: 'a', Timeout: 1 } } }),
      side({ Fn: { Properties: { FunctionName: 'b', Timeout: 2 } } }),
      mask,
    );
    expect(made?.attributes.map(({ path, forcesReplacement }) => [path, forcesReplacement])).toEqual([
      ['FunctionName', true],
      ['Timeout', false],
    ]);
  });

  it('shows no secret', () => {
    const after = side({ Fn: { Properties: { MasterUserPassword: 'canary', Key: 'AKIAIOSFODNN7EXAMPLE' } } });
    expect(JSON.stringify(changeSetChanges([modify()], undefined, after, mask))).not.toMatch(/canary|AKIA/);
  });
});

/** Built by hand from the service model: the embedded cloud answers none of these. */
it('says each kind of change as it is', () => {
  const file = new URL('./fixtures/kinds.change-set.json', import.meta.url);
  const { Changes } = JSON.parse(readFileSync(file, 'utf8'));
  const changes = changeSetChanges(Changes, undefined, side({}), mask);
  expect(
    changes.map(({ address, action, risks, retained, importing }) =>
      [address, action, ...risks, ...(retained ? ['stays'] : []), ...(importing ? [importing] : [])].join(
        ' ',
      ),
    ),
  ).toEqual([
    'Kitchen update',
    'Pantry import pantry',
    'Cellar forget stays',
    'Bin delete stateful-delete',
    'Fridge replace stateful-replace stays',
    'Gate may-replace network',
    'Cook may-replace',
    'Sauce dynamic',
    'Oven update',
    'Cup create',
    'Tray update',
  ]);
});
