import { expect, it } from 'vitest';
import { diagramCall } from './diagram-options.ts';

const STATE = 'lib/terraform/json/fixtures/hello-dev.state.json';

it('draws an environment of the portal when no file is named', () => {
  expect(diagramCall(['items/dev', '--view', 'simple'])).toEqual({
    source: { environment: 'items/dev' },
    options: { view: 'simple', format: 'svg', theme: 'light', overlays: [] },
  });
});

it('takes several overlays at once, in either form', () => {
  const call = diagramCall(['items/dev', '--overlay', 'cost,traffic', '--overlay', 'findings']);
  expect(call).toMatchObject({ options: { overlays: ['traffic', 'findings', 'cost'] } });
});

it('takes the name apart for titles and prefix when files are named', () => {
  expect(
    diagramCall(['hello/dev', '--state', STATE, '--region', 'eu-west-1', '--parameter', 'A=b=c']),
  ).toMatchObject({
    source: {
      files: {
        parameters: { A: 'b=c' },
        place: { system: 'hello', environment: 'dev', region: 'eu-west-1', prefix: 'hello-dev' },
      },
    },
  });
});

it.each([
  [[], /Name an environment/],
  [['items/dev', '--view', 'upside-down'], /No view upside-down/],
  [['items/dev', '--format', 'gif'], /No format gif/],
  [['items/dev', '--format', 'png'], /goes to a file/],
  [['items/dev', '--view', 'focus'], /--node/],
  [['items/dev', '--depth', 'far'], /No depth far/],
  [['items/dev', '--overlay', 'mood'], /No overlay mood/],
  [['items/dev', '--overlay', 'health,mood'], /No overlay mood/],
  [['--state', STATE, '--overlay', 'traffic'], /measured by a portal/],
  [['--state', STATE, '--overlay', 'change'], /no plan was given/],
  [['items/dev', '--settings', 'portal.yaml'], /a portal uses its own/],
  [['nope/dev', '--state', STATE, '--settings', 'portal.yaml'], /no system nope; known: items, hello/],
  [['--state', 'not-there.json'], /not-there\.json/],
  [['--what'], /--what/],
])('says what is wrong with %j', (args, words) => {
  expect(diagramCall(args)).toMatch(words);
});
