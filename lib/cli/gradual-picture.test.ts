import { expect, it } from 'vitest';
import { mermaidOf } from '#lib/diagram/mermaid.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { edgeTraffic } from '#lib/domain/overlay/traffic.ts';
import { corpusCases } from './corpus-in-test.ts';
import { graphOfFiles } from './diagram-graph.ts';

const place = {
  ...{ system: 'any', environment: 'dev', account: '123456789012' },
  ...{ region: 'eu-west-1', prefix: 'any-dev' },
};
const shop = corpusCases().find(({ name }) => name.includes('a canary with alarms'));
const graph = graphOfFiles({ ...{ terraform: [], parameters: {}, place }, templates: shop?.templates ?? [] });

it('marks a function whose new versions come gradually, beside CodeDeploy and what it asks', async () => {
  const scene = await sceneOf(graph, { view: 'detailed' });
  const pay = scene.nodes.find(({ title }) => title.text === 'Pay');
  expect(pay?.badges.map(({ glyph, text }) => `${glyph} ${text}`)).toEqual([
    'alarm 1 alarm',
    'shift live: canary 10 % for 5 min',
  ]);
  const names = new Map(scene.nodes.map((each) => [each.id, each.title.text]));
  expect(scene.edges.map(({ from, to, label }) => [names.get(from), label?.text, names.get(to)])).toEqual(
    expect.arrayContaining([
      ['ServerlessD…pplication', 'deploys', 'Pay'],
      ['ServerlessD…pplication', 'before traffic', 'CodeDeployHook_check'],
      ['ServerlessD…pplication', 'after traffic', 'CodeDeplo…ook_smoke'],
    ]),
  );
  expect(scene.metadata.faults).toEqual([]);
});

it('says it in Mermaid', async () => {
  const text = mermaidOf(await sceneOf(graph, { view: 'detailed' }));
  expect(text).toContain('["Pay<br/>Lambda<br/>live: canary 10 % for 5 min"]');
});

it('leaves what only a deploy asks out of the request path', async () => {
  const scene = await sceneOf(graph, { view: 'simple' });
  expect(scene.nodes.map(({ title }) => title.text)).toEqual(['Pay']);
});

it('draws no line to each of many functions, which have marks of their own, and counts them', async () => {
  const many = Array.from(
    { length: 4 },
    (_, n) => `  Fn${n}: { Type: AWS::Serverless::Function, Properties: { CodeUri: src } }`,
  );
  const text = `
Globals: { Function: { Handler: a.b, Runtime: nodejs22.x, AutoPublishAlias: live, DeploymentPreference: { Type: AllAtOnce, Hooks: { PreTraffic: !Ref Check } } } }
Resources:
  Check: { Type: AWS::Serverless::Function, Properties: { CodeUri: src, DeploymentPreference: { Enabled: false } } }
${many.join('\n')}
`;
  const templates = [{ name: 'shop.yaml', text }];
  const scene = await sceneOf(graphOfFiles({ terraform: [], parameters: {}, place, templates }), {
    view: 'detailed',
  });
  expect(scene.edges.map(({ label }) => label?.text)).toEqual(['before traffic']);
  expect(scene.nodes.map(({ subtitle }) => subtitle?.text)).toContain('CodeDeploy · 4 functions');
  expect(scene.nodes.flatMap(({ badges }) => badges.map((each) => each.text))).toEqual(
    many.map(() => 'live: all at once'),
  );
});

it('takes no traffic from the line that starts the function', () => {
  const text = `
Resources:
  Pay:
    Type: AWS::Serverless::Function
    Properties:
      Handler: a.b
      Runtime: nodejs22.x
      CodeUri: src
      AutoPublishAlias: live
      DeploymentPreference: { Type: AllAtOnce }
      Events: { Pay: { Type: HttpApi, Properties: { Path: /pay, Method: post } } }
`;
  const templates = [{ name: 'shop.yaml', text }];
  const called = graphOfFiles({ terraform: [], parameters: {}, place, templates });
  const pay = called.nodes.find(({ name }) => name === 'Pay')?.id ?? '';
  const vital = { resource: pay, label: 'Pay', kind: 'function', requests: 50 } as const;
  const traffic = edgeTraffic(called, { windowMinutes: 5, vitals: [vital] });
  const into = called.edges.filter(({ to }) => to === pay);
  expect(into.map(({ kind, id }) => [kind, traffic.get(id)?.state])).toEqual([
    ['invoke', 'measured'],
    ['write', 'unknown'],
  ]);
});
