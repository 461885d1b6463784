import { expect, it } from 'vitest';
import { parsePortalConfig, problemText } from './parse.ts';

// A file as somebody writes it for the first time, and what is said of each slip: line, key, what to write, and the nearest right word.

const ENVIRONMENT = 'systems.tickets.environments.live';
const GOOD = `version: 2
repositories: { main: . }
access:
  - { group: platform, role: admin, on: '*' }
systems:
  tickets:
    title: Ticket office
    environments:
      live:
        account: '123456789012'
        region: us-east-1
        roles: { read: 'arn:aws:iam::123456789012:role/yagura-read' }
        budgetUsd: 50
        components:
          ground: { engine: terraform, directory: infra/ground, state: { kind: s3, bucket: tickets-tfstate, key: ground, region: us-east-1 }, refs: [main] }
          office: { engine: cloudformation, template: template.yaml, stack: tickets-live, build: sam, refs: [main] }
`;
const said = (text: string): string[] => {
  const parsed = parsePortalConfig(text, 'portal.yaml');
  return parsed.ok ? [] : parsed.error.map((each) => problemText(each).replace('portal.yaml:', ''));
};
const atTop = (lines: string) => GOOD.replace('systems:', `${lines}\nsystems:`);
const receivers = (url: string, more = '') =>
  atTop(`notifications:\n  receivers: { chat: { kind: webhook, url: '${url}', secret: HOOK } }\n${more}`);

it('takes the file without a slip', () => {
  expect(said(GOOD)).toEqual([]);
});

it.each<[string, string, string, string[]]>([
  [
    'a key',
    'repositories:',
    'repositorys:',
    ['2 repositorys: there is no such key; did you mean repositories?'],
  ],
  [
    'a component’s key',
    'directory:',
    'dir:',
    [
      `15 ${ENVIRONMENT}.components.ground.dir: there is no such key; did you mean directory? (found "infra/ground")`,
    ],
  ],
  [
    'a key that is not there',
    ' directory: infra/ground,',
    '',
    [`15 ${ENVIRONMENT}.components.ground.directory: is missing: write text`],
  ],
  [
    'a region',
    'region: us-east-1\n',
    'region: us-esat-1\n',
    [
      `11 ${ENVIRONMENT}.region: write an AWS region, for example ap-northeast-1; did you mean us-east-1 or us-east-2 or us-west-1? (found "us-esat-1")`,
    ],
  ],
  [
    'an account without quotes',
    "'123456789012'",
    '123456789012',
    [`10 ${ENVIRONMENT}.account: write 12 digits in quotes ('012345678901') (found 123456789012)`],
  ],
  [
    'a budget of a text',
    'budgetUsd: 50',
    "budgetUsd: '50'",
    [`13 ${ENVIRONMENT}.budgetUsd: write a number, without quotes: 50 (found "50")`],
  ],
  [
    'a budget of a word',
    'budgetUsd: 50',
    'budgetUsd: $50',
    [`13 ${ENVIRONMENT}.budgetUsd: write a number (found "$50")`],
  ],
  [
    'less than nothing',
    'budgetUsd: 50',
    'budgetUsd: -5',
    [`13 ${ENVIRONMENT}.budgetUsd: write more than 0 (found -5)`],
  ],
  [
    'an objective of 100 percent',
    'budgetUsd: 50',
    'slos: { availability: { target: 100 } }',
    [`13 ${ENVIRONMENT}.slos.availability.target: write less than 100 (found 100)`],
  ],
  [
    'a percentile',
    'budgetUsd: 50',
    'slos: { latency: { target: 99, millis: 500, percentile: 99 } }',
    [`13 ${ENVIRONMENT}.slos.latency.percentile: write p50, p90, p95 or p99; did you mean p99? (found 99)`],
  ],
  [
    'yes',
    'budgetUsd: 50',
    'production: yes',
    [`13 ${ENVIRONMENT}.production: write true or false (found "yes")`],
  ],
  [
    'a list of one',
    'build: sam, refs: [main]',
    'build: sam, refs: main',
    [`16 ${ENVIRONMENT}.components.office.refs: write a list: [main] (found "main")`],
  ],
  [
    'a role',
    'role: admin',
    'role: developers',
    [
      '4 access.0.role: write viewer, developer, infrastructure, approver, auditor or admin; did you mean developer? (found "developers")',
    ],
  ],
  [
    'an engine',
    'engine: terraform',
    'engine: teraform',
    [
      `15 ${ENVIRONMENT}.components.ground.engine: write terraform, tofu, or cloudformation (SAM, CDK output and plain templates); did you mean terraform? (found "teraform")`,
    ],
  ],
  [
    'a kind of state',
    'kind: s3',
    'kind: S3',
    [`15 ${ENVIRONMENT}.components.ground.state.kind: write local, s3 or hcp; did you mean s3? (found "S3")`],
  ],
  [
    'a name in capitals',
    '  tickets:',
    '  Tickets:',
    ['6 systems.Tickets: use lower-case letters, digits and hyphens, a letter first'],
  ],
  [
    'a cron that never comes',
    'refs: [main] }\n          office',
    "refs: [main], drift: '0 0 31 2 *' }\n          office",
    [`15 ${ENVIRONMENT}.components.ground.drift: no day and time is ever like this (found "0 0 31 2 *")`],
  ],
  [
    'no cron',
    'refs: [main] }\n          office',
    "refs: [main], drift: 'daily' }\n          office",
    [
      `15 ${ENVIRONMENT}.components.ground.drift: write five fields of cron ('30 */6 * * *'), or { at, zone } (found "daily")`,
    ],
  ],
  [
    'a zone of a cron',
    'refs: [main] }\n          office',
    "refs: [main], drift: { at: '0 6 * * *', zone: Asia/Tokio } }\n          office",
    [
      `15 ${ENVIRONMENT}.components.ground.drift: write a time zone, for example Asia/Tokyo; did you mean Asia/Tokyo or Asia/Tomsk?`,
    ],
  ],
  [
    'a circle',
    'refs: [main] }\n          office',
    'refs: [main], after: [ground] }\n          office',
    [`15 ${ENVIRONMENT}.components.ground: waits for itself by after and inputs: ground → ground`],
  ],
  [
    'a need',
    'build: sam',
    'build: sam, after: [grond]',
    [
      `16 ${ENVIRONMENT}.components.office.after.0: no component "grond" in this environment; known: ground, office; did you mean ground? (found "grond")`,
    ],
  ],
  [
    'an output’s component',
    'build: sam',
    'build: sam, inputs: { Table: grond.table }',
    [
      `16 ${ENVIRONMENT}.components.office.inputs.Table: tickets/live has no component grond; known: ground, office; did you mean ground?; write { value: "grond.table" } where the text itself is meant (found "grond.table")`,
    ],
  ],
  [
    'rights for a system that is not there',
    "on: '*'",
    "on: 'ticket/*'",
    ['4 access.0.on: no environment of this file is there; did you mean tickets/*? (found "ticket/*")'],
  ],
  [
    'rights for no place',
    "on: '*'",
    'on: tickets',
    ['4 access.0.on: write *, <system>/* or <system>/<environment> (found "tickets")'],
  ],
  [
    'a role of another account',
    '::123456789012:role',
    '::999999999999:role',
    [
      `12 ${ENVIRONMENT}.roles.read: is a role of the account 999999999999, and what it is for lies in 123456789012; a role on the way to another one goes below via (found "arn:aws:iam::999999999999:role/yagura-read")`,
    ],
  ],
  [
    'a colon',
    'title: Ticket office',
    'title: Tickets: the office',
    [
      "7 systems.tickets.title.Tickets: a second colon in one line: put a text that holds ': ' in quotes, or indent the line as those beside it",
    ],
  ],
  [
    'a tab',
    '        region',
    '\tregion',
    [`11 ${ENVIRONMENT}.account: the line begins with a tab: indent with spaces`],
  ],
  [
    'a line indented otherwise',
    '        region',
    '       region',
    [
      `11 ${ENVIRONMENT}.account: indent the line as those beside it, with spaces, or close the bracket before it`,
    ],
  ],
  [
    'an alias of nothing',
    'region: us-east-1\n',
    'region: *home\n',
    [`11 ${ENVIRONMENT}.region: there is no anchor &home before it`],
  ],
  [
    'a version in quotes',
    'version: 2',
    "version: '2'",
    ['1 version: write version: 2, a number; files of version 1 are read too (found "2")'],
  ],
])('%s: names the line, the key and what to write', (_, right, wrong, words) => {
  expect(GOOD).toContain(right);
  expect(said(GOOD.replace(right, wrong))).toEqual(words);
});

it('a name that stands twice is told with both lines', () => {
  expect(said(GOOD + GOOD.slice(GOOD.indexOf('  tickets:')))).toEqual([
    '17 systems.tickets: "tickets" stands twice, first in line 6: join the two, or give one another name',
  ]);
});

it('freezes: a moment that never comes, a zone, and a place that is not there', () => {
  const freeze = (written: string) => said(atTop(`freezes:\n  - { name: leap, for: 8h, ${written} }`));
  expect(freeze("from: '0 0 30 2 *'")).toEqual([
    '6 freezes.0.from: no day and time is ever like this, or it ends before it begins (found "0 0 30 2 *")',
  ]);
  expect(freeze("from: '0 0 1 1 *', zone: Asia/Tokio")).toEqual([
    '6 freezes.0.zone: write a time zone, for example Asia/Tokyo; did you mean Asia/Tokyo or Asia/Tomsk? (found "Asia/Tokio")',
  ]);
  expect(freeze("from: '0 0 1 1 *', on: [tickets/life]")).toEqual([
    '6 freezes.0.on.0: no environment of this file is there; did you mean tickets/live? (found "tickets/life")',
  ]);
  expect(freeze("from: '0 0 1 1 *', on: [production, '*', tickets/live]")).toEqual([]);
});

it.each([
  ['https://169.254.169.254/latest', 'is this machine’s'],
  ['https://[::1]/', 'is this machine’s'],
  ['https://localhost/', 'is this machine’s'],
  ['https://10.1.2.3/hook', 'is this machine’s'],
  [
    'http://hooks.example.org/x',
    'write https; write it below notifications.allow where hooks.example.org is meant',
  ],
  ['https://hooks.example.org/x', ''],
])('a webhook at %s is refused as it would be when it is told', (url, words) => {
  const [found = ''] = said(receivers(url));
  expect(found).toContain(words.replace('’', "'"));
  expect(found === '').toBe(words === '');
  expect(said(receivers(url, `  allow: ['${new URL(url).hostname}']`))).toEqual([]);
});

it('two components of one state are refused: each would delete what the other has made', () => {
  const state = '{ kind: s3, bucket: tickets-tfstate, key: ground, region: us-east-1 }';
  const second = (more: string) =>
    `${GOOD}          again: { engine: terraform, directory: other, state: ${state.replace(' }', `${more} }`)}, refs: [main] }\n`;
  expect(said(second(''))).toEqual([
    `17 ${ENVIRONMENT}.components.again.state: is the state of ground of tickets/live already: s3://tickets-tfstate/ground`,
  ]);
  expect(said(second(', workspace: blue'))).toEqual([]);
});

it('shows no secret that stands where the name of its variable belongs', () => {
  const pasted = GOOD.replace(
    'main: .',
    "main: { url: 'https://git.example.org/t', credential: 'glpat-canary-of-a-token' }",
  );
  expect(said(pasted)).toEqual([
    '2 repositories.main.credential: write the name of an environment variable of the runner',
  ]);
});

it('says what a file needs that is empty or a list', () => {
  for (const text of ['', '- a\n', 'hello\n'])
    expect(said(text)[0]).toContain(
      '1 (top): write keys and values: version, repositories, access and systems',
    );
});
