import { describe, expect, it } from 'vitest';
import { handedOff } from './handed-off.ts';
import { takenNames } from './taken-names.ts';

const lines = (text: string, values: Readonly<Record<string, string>> = {}) =>
  takenNames({ file: 't.yaml', text }, values).map(({ kind, name, line }) => `${line} ${kind} ${name}`);

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so */
describe('names that a template uses', () => {
  it('are exports, however they are written', () => {
    const text = [
      'Resources:',
      '  A: { SubnetId: !ImportValue network-subnet }',
      "  B: !ImportValue 'network-vpc'",
      '  C:',
      '    Fn::ImportValue: !Sub "${Network}-zone"',
      '  D:',
      '    Fn::ImportValue:',
      '      !Sub ${Network}-role',
      '  # !ImportValue commented-out',
    ].join('\n');
    expect(lines(text, { Network: 'net' })).toEqual([
      '2 export network-subnet',
      '3 export network-vpc',
      '5 export net-zone',
      '7 export net-role',
    ]);
  });

  it('are parameters of Parameter Store, by reference and by the type of a parameter', () => {
    const text = [
      'Parameters:',
      '  Image:',
      '    Type: AWS::SSM::Parameter::Value<String>',
      '    Default: /shop/image # the newest',
      '  Given:',
      "    Default: '/none'",
      "    Type: 'AWS::SSM::Parameter::Value<List<String>>'",
      'Resources:',
      "  Key: 'x {{resolve:ssm:/shop/key:3}} {{resolve:ssm-secure:/shop/secret}}'",
    ].join('\n');
    expect(lines(text, { Given: '/shop/given' })).toEqual([
      '3 parameter /shop/image',
      '7 parameter /shop/given',
      '9 parameter /shop/key',
      '9 parameter /shop/secret',
    ]);
  });

  it('are read of JSON too, and left out where nobody tells what they are put together of', () => {
    const text = JSON.stringify(
      { A: { 'Fn::ImportValue': 'one' }, B: { 'Fn::ImportValue': { 'Fn::Sub': '${X}-two' } } },
      null,
      1,
    );
    expect(lines(text)).toEqual(['3 export one']);
    expect(lines(text, { X: 'x' })).toEqual(['3 export one', '6 export x-two']);
  });
});
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so */

describe('what a change set takes from others', () => {
  const side = (Outputs: object) => ({ template: { Outputs }, parameters: {} });
  const output = (name: string) => ({ Value: 'x', Export: { Name: name } });

  it('is an output that ends, an export that is not made any more or has another value, and a parameter', () => {
    const level = {
      before: side({ A: output('a'), B: output('b'), C: output('c'), D: output('d') }),
      after: side({ A: output('a'), B: output('renamed'), C: output('c') }),
      entries: [
        {
          ResourceChange: {
            ...{ Action: 'Remove' as const, LogicalResourceId: 'P', PhysicalResourceId: '/shop/key' },
            ResourceType: 'AWS::SSM::Parameter',
          },
        },
      ],
    };
    const moved = [
      { name: 'D', action: 'delete' as const },
      { name: 'C', action: 'update' as const },
    ];
    expect(handedOff(level, moved, { A: 'a', B: 'b', C: 'c', D: 'd' })).toEqual([
      { kind: 'output', name: 'D', change: 'gone' },
      { kind: 'export', name: 'b', change: 'gone' },
      { kind: 'export', name: 'c', change: 'changed' },
      { kind: 'export', name: 'd', change: 'gone' },
      { kind: 'parameter', name: '/shop/key', change: 'gone' },
    ]);
  });
});
